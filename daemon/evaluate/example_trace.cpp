#include "daemon/evaluate/example_trace.hpp"

#include <algorithm>
#include <deque>
#include <limits>
#include <optional>

#include "control/controller.hpp"
#include "control/safety/gate.hpp"
#include "daemon/cycle/cycle.hpp"
#include "daemon/evaluate/study_programme.hpp"
#include "daemon/simulate/person.hpp"
#include "hal/sim/body.hpp"
#include "hal/sim/sim_chair.hpp"

namespace knead::evaluate {

namespace {

constexpr double kMinutes = 10.0;
/// Into the massage: force and muscles know one another by then.
constexpr Duration kGuardsAfter = 60s;
constexpr Duration kGuardsFor = 1200ms;
constexpr double kGuardingOverRest = 2.0;  ///< 6 dB, as the guarding study has it
constexpr Side kSide = Side::right;
constexpr Newton kPressed{15.0};
constexpr std::size_t kMomentsBefore = 2000;  ///< ms
constexpr Duration kShownAfter = 3s;
constexpr Duration kWatchedAtMost = 4min;

ProgrammeList kneading() {
  Phase phase = kneading_of(Newton(25.0), Newton(6.0), 8.0);
  phase.regions.push(Region::lumbar);
  return only_work(phase, kMinutes);
}

std::size_t nearest_electrode(const ChairDescription& chair, Side side, Millimetre along) {
  std::size_t nearest = 0;
  Millimetre least{std::numeric_limits<double>::infinity()};
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    const Millimetre distance = abs(chair.emg[c].along - along);
    if (chair.emg[c].side == side && distance < least) {
      least = distance;
      nearest = c;
    }
  }
  return nearest;
}

ExampleMoment moment(const Snapshot& s, const sim::SimChair& chair) {
  const sim::Truth& truth = chair.truth();
  ExampleMoment m;
  m.activation = std::max(truth.guarding_activation[0], truth.guarding_activation[1]);
  m.guarding = truth.guarding[0] || truth.guarding[1];
  for (Side side : kBothSides) {
    m.force_n[index(side)] = truth.force[index(side)].value();
    m.setpoint_n[index(side)] = s.rollers[index(side)].setpoint.value();
  }
  for (std::size_t c = 0; c < kEmgChannels; ++c) m.tone[c] = s.emg[c].tone;
  for (const auto& row : chair.last_emg()) {
    for (std::size_t c = 0; c < kEmgChannels; ++c) m.raw_uv[c].push_back(1e6 * row[c].value());
  }
  m.level = s.distress.level;
  for (const Evidence& e : s.distress.evidence) m.evidence.push_back(e.kind);
  return m;
}

}  // namespace

Example example_of_guarding(std::uint64_t seed) {
  const ChairDescription description;
  const sim::Body body = sim::draw_body(seed, sim::Population::chronic_low_back_pain);
  const ProgrammeList programmes = kneading();
  sim::SimChair chair(description, body, seed);
  Controller controller(description, Calibration{}, ControlConfig{}, programmes);
  safety::Gate gate(description, Calibration{}, GateLimits{});
  daemon::Cycle cycle(chair, controller, gate);
  simulate::Person will(
      {.id = 1, .kind = RequestKind::start, .condition = body.condition, .minutes = kMinutes});
  chair.sit_down();
  chair.set_spontaneous(false);
  chair.set_guarding_plateau(kGuardingOverRest);
  std::deque<ExampleMoment> moments;
  Example example{.seed = seed};
  Duration massaged{};
  bool tensed = false;
  std::optional<TimePoint> onset;
  for (TimePoint now{}; now.time_since_epoch() < kWatchedAtMost; now += kCyclePeriod) {
    const Snapshot& s = cycle.record().step.snapshot;
    const std::optional<Request> said = will.says(now, s.state, false);
    static_cast<void>(cycle.run(now, 1, {said ? &*said : nullptr, said ? 1U : 0U},
                                [](const daemon::CycleRecord&) {}));
    if (s.state == SessionState::massage) massaged += kCyclePeriod;
    if (!tensed && massaged >= kGuardsAfter && s.technique == Technique::kneading &&
        s.rollers[index(kSide)].force > kPressed) {
      example.channel = nearest_electrode(description, kSide, chair.truth().carriage);
      chair.guard(kSide, kGuardsFor);
      tensed = true;
    }
    moments.push_back(moment(s, chair));
    moments.back().at_s = seconds(now.time_since_epoch());
    if (!onset && moments.size() > kMomentsBefore) moments.pop_front();
    if (tensed && !onset && moments.back().guarding) onset = now;
    if (onset && now - *onset >= kShownAfter) break;
  }
  if (!onset) return example;
  for (ExampleMoment& m : moments) m.at_s -= seconds(onset->time_since_epoch());
  example.moments.assign(moments.begin(), moments.end());
  return example;
}

}  // namespace knead::evaluate
