#include "daemon/simulate/observe.hpp"

namespace knead::simulate {

namespace {

bool presses_spine(Side side, const sim::Truth& truth, const ChairDescription& chair) {
  const Millimetre indentation = truth.indentation[index(side)];
  if (indentation <= Millimetre(0.0)) return false;
  const Millimetre edge =
      abs(truth.lateral[index(side)] - truth.spine) - chair.roller.footprint_radius(indentation);
  return edge < kSpinousHalfWidth;
}

scoring::RollerObservation observe_roller(Side side, const daemon::CycleRecord& record,
                                          const sim::Truth& truth) {
  const std::size_t i = index(side);
  const RollerView& view = record.step.snapshot.rollers[i];
  return {
      .force_true = truth.force[i],
      .force_measured = view.force,
      .setpoint = view.setpoint,
      .asked = view.asked,
      .share = view.share,
      .ceiling = record.gate.ceiling[i],
      .lateral = truth.lateral[i],
      .depth = truth.depth[i],
      .guarding = truth.guarding[i],
      .tensing = truth.guarding_activation[i] > 0.0,
      .limited_by = view.limited_by != Reason::none ? view.limited_by : record.gate.limiting[i]};
}

}  // namespace

scoring::Observation observe(TimePoint now, const daemon::CycleRecord& record, bool ran,
                             const sim::Truth& truth, const ChairDescription& chair) {
  const Snapshot& s = record.step.snapshot;
  scoring::Observation o;
  o.at = now;
  o.state = s.state;
  o.phase_kind = s.phase_kind;
  o.phase = s.phase;
  o.phase_name = view(s.phase_name);
  o.technique = s.technique;
  o.permission = record.gate.permission;
  o.gate_cause = record.gate.cause;
  o.distress = s.distress.level;
  o.person_caused = truth.person_caused;
  o.stirring = truth.stirring;
  o.powered = truth.powered;
  for (Side side : kBothSides) {
    o.rollers[index(side)] = observe_roller(side, record, truth);
    o.spine_contact = o.spine_contact || presses_spine(side, truth, chair);
  }
  o.carriage = truth.carriage;
  o.spine_true = truth.spine;
  o.scan_found = s.scan.found;
  o.spine_estimated = s.scan.found ? s.scan.spine.at(truth.carriage) : Millimetre(0.0);
  o.nozzle = truth.nozzle;
  o.nozzles = chair.jets.size();
  o.surface = truth.surface;
  if (ran) {
    o.controller_events = {record.step.events.data(), record.step.events.size()};
    o.gate_events = {record.gate.events.data(), record.gate.events.size()};
  }
  return o;
}

}  // namespace knead::simulate
