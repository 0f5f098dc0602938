#include "control/snapshot_fill.hpp"

#include <algorithm>

namespace knead {

namespace {

bool nothing_is_asked(const SnapshotSources& from) {
  return !from.session.wants_power() || from.input.gate.permission != Permission::permitted;
}

/// Off the back and back in the chair, as measured. A sensor that is silent proves nothing.
bool nothing_presses(const SnapshotSources& from) {
  constexpr Newton kOff{5.0};        // the project's measure of a release
  constexpr Millimetre kHome{10.0};  // nearer than any seated back
  for (Side side : kBothSides) {
    const RollerSensors& roller = from.input.sensors.rollers[index(side)];
    const TimePoint now = from.input.now;
    if (!roller.force.fresh(now, from.chair.ages.force) ||
        !roller.depth.fresh(now, from.chair.ages.position) ||
        !(abs(from.sensing.contact(side).force) < kOff) || !(roller.depth.value < kHome)) {
      return false;
    }
  }
  return true;
}

void fill_session(const session::Session& session, Snapshot& s) {
  s.state = session.state();
  s.outcome = session.outcome();
  s.programme = session.programme();
  s.condition = session.condition();
  s.comfort_ceiling = session.lowering().ceiling();
  s.session_elapsed = session.massage_elapsed();
  s.session_length = session.plan().massage_time;
  s.rest_left = session.rest_left();
  s.phase = static_cast<std::uint8_t>(session.phase_index());
  const care::PlannedPhase* phase = session.phase();
  const bool resting = session.state() == SessionState::rest;
  s.phase_kind = resting ? PhaseKind::rest : phase != nullptr ? phase->phase.kind : PhaseKind{};
  s.technique = phase != nullptr ? phase->phase.technique : Technique::none;
  s.phase_name = phase != nullptr ? phase->phase.name : ShortName{};
  s.phase_elapsed = phase != nullptr ? session.phase_elapsed() : Duration::zero();
  s.phase_length = phase != nullptr ? phase->length : Duration::zero();
}

void fill_rollers(const SnapshotSources& from, Snapshot& s) {
  const ActuationView& view = from.actuation.view();
  for (Side side : kBothSides) {
    const std::size_t i = index(side);
    const RollerSensors& sensed = from.input.sensors.rollers[i];
    const sense::ContactState& contact = from.sensing.contact(side);
    s.rollers[i] = {
        .force = contact.force,
        .setpoint = view.setpoint[i],
        .asked = view.asked[i],
        .ceiling = from.input.gate.ceiling[i],
        .depth = sensed.depth.value,
        .lateral = sensed.lateral.value,
        .share = view.share[i],
        .in_contact = contact.in_contact,
        .stiffness = contact.stiffness_known ? contact.stiffness : NewtonPerMillimetre(0.0),
        .limited_by = view.limited_by[i],
        .dose = from.dose.rollers(side)};
    s.force_nominal[i] = sensed.force.value;
  }
}

void fill_water_and_heat(const SnapshotSources& from, Snapshot& s) {
  const SensorFrame& sensors = from.input.sensors;
  s.line_pressure = sensors.water.line_pressure.value;
  s.line_setpoint = from.actuation.view().jets.setpoint;
  s.water = sensors.water.temperature.value;
  for (std::size_t jet = 0; jet < from.chair.jets.size(); ++jet) {
    s.nozzle[jet] = sensors.water.nozzle[jet].value;
  }
  for (std::size_t zone = 0; zone < kHeatZones; ++zone) {
    s.surface[zone] = surface_by(sensors.heat[zone]);
  }
  s.surface_setpoint = from.actuation.view().warmth.setpoint;
}

void fill_mat(const SnapshotSources& from, Snapshot& s) {
  // What is shown is as old as the frame that was believed: refused ones make it older.
  const Sample<PressureMap>& believed = from.sensing.back_mat().believed();
  s.mat_age = believed.age(from.input.now);
  s.mat_frame_age = from.input.sensors.back_mat.age(from.input.now);
  s.posture = from.sensing.posture();
  s.back_mat_health = from.sensing.back_mat().health();
  const bool copied = s.mat_sequence == believed.sequence && s.sequence > 1;
  if (copied && !s.back_mat_health.frame_refused) return;
  s.back_mat_nominal = from.input.sensors.back_mat.value;
  s.seat_mat_nominal = from.input.sensors.seat_mat.value;  // comes as often
  if (copied) return;
  s.mat_sequence = believed.sequence;
  s.back_mat = believed.value;
  s.mat_peak = Kilopascal(0.0);
  for (const Kilopascal cell : s.back_mat.cells) s.mat_peak = std::max(s.mat_peak, cell);
}

}  // namespace

void fill_snapshot(const SnapshotSources& from, Snapshot& s) noexcept {
  const TimePoint now = from.input.now;
  const SensorFrame& sensors = from.input.sensors;
  s.at = now;
  ++s.sequence;
  s.released = nothing_is_asked(from) && nothing_presses(from);
  s.carriage = sensors.carriage.value;
  s.scan = from.sensing.scan();
  s.scan.found = s.scan.found && from.session.scanned();
  s.spine_half_width = from.envelope.spine.half_width;
  s.emg = from.sensing.emg();
  s.distress = from.sensing.distress();
  s.stiffness = from.sensing.palpation().map();
  s.force_age = std::max(sensors.rollers[0].force.age(now), sensors.rollers[1].force.age(now));
  s.seat_occupied = sensors.inputs.value.seat_occupied;
  fill_session(from.session, s);
  fill_rollers(from, s);
  s.dose = from.dose.map();
  fill_water_and_heat(from, s);
  fill_mat(from, s);
}

}  // namespace knead
