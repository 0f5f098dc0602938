#include "daemon/evaluate/guarding_study.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "control/controller.hpp"
#include "control/safety/gate.hpp"
#include "daemon/cycle/cycle.hpp"
#include "daemon/simulate/observe.hpp"
#include "daemon/simulate/person.hpp"
#include "daemon/simulate/scoring/distress_score.hpp"
#include "hal/sim/random.hpp"
#include "hal/sim/sim_chair.hpp"

namespace knead::evaluate {

namespace {

/// So that a short massage has several episodes; people guard 0.3 to 1.0 times a minute
/// (docs/simulator.md).
constexpr double kGuardingPerMinute = 1.2;
constexpr double kMinutes = 4.5;
/// Somebody who is paused for good is not watched for longer.
constexpr Duration kWatchedAtMost = 8min;
constexpr Duration kScoreWindow = 600ms;
constexpr Duration kQuietWindow = 1s;
constexpr std::uint64_t kStartId = 1;

constexpr std::array kPopulations{sim::Population::healthy, sim::Population::chronic_low_back_pain,
                                  sim::Population::protrusion, sim::Population::extrusion};

Phase phase(std::string_view name, PhaseKind kind, Technique technique, double share,
            double force_n) {
  Phase p;
  p.name = short_name(name);
  p.kind = kind;
  p.technique = technique;
  p.share = share;
  p.force = p.force_end = Newton(force_n);
  p.travel = MillimetrePerSecond(technique == Technique::stroking ? 30.0 : 20.0);
  for (Region region : {Region::lumbar, Region::thoracic}) p.regions.push(region);
  return p;
}

/// The techniques, forces and rates of the classic programme, each for about half a minute.
ProgrammeList short_massage() {
  Programme programme;
  programme.name = programme.title = short_name("study");
  programme.default_minutes = kMinutes;
  programme.phases.push(phase("warm-up", PhaseKind::warm_up, Technique::stroking, 0.15, 10.0));
  programme.phases.push(phase("stroking", PhaseKind::work, Technique::stroking, 0.15, 15.0));
  Phase rubbing = phase("rubbing", PhaseKind::work, Technique::rubbing, 0.2, 22.0);
  rubbing.rate = Hertz(0.8);
  rubbing.amplitude = Millimetre(10.0);
  rubbing.dwell_s = 5.0;
  programme.phases.push(rubbing);
  Phase kneading = phase("kneading", PhaseKind::work, Technique::kneading, 0.25, 30.0);
  kneading.rate = Hertz(1.5);
  kneading.swing = Newton(8.0);
  kneading.dwell_s = 8.0;
  programme.phases.push(kneading);
  Phase pressing = phase("pressing", PhaseKind::work, Technique::pressing, 0.15, 30.0);
  pressing.dwell_s = 10.0;
  programme.phases.push(pressing);
  Phase vibration = phase("vibration", PhaseKind::work, Technique::vibration, 0.15, 20.0);
  vibration.rate = Hertz(8.0);
  vibration.swing = Newton(2.0);
  vibration.dwell_s = 12.0;
  programme.phases.push(vibration);
  programme.phases.push(phase("cool-down", PhaseKind::cool_down, Technique::stroking, 0.1, 8.0));
  ProgrammeList list;
  list.push(programme);
  return list;
}

sim::Body person(std::uint64_t seed, const GuardingConditions& conditions) {
  sim::Body body = sim::draw_body(seed, kPopulations[seed % kPopulations.size()]);
  body.guarding_rate_per_min = kGuardingPerMinute;
  body.ecg_uv *= conditions.ecg_factor;
  body.mains_hz = conditions.mains_hz.value_or(body.mains_hz);
  return body;
}

void spoil_channels(std::uint64_t seed, int count, sim::SimChair& chair) {
  sim::Random dice(seed, sim::Stream::hardware);
  std::array<bool, kEmgChannels> spoilt{};
  for (int done = 0; done < std::min(count, static_cast<int>(kEmgChannels));) {
    const auto channel =
        static_cast<std::size_t>(dice.uniform(0.0, static_cast<double>(kEmgChannels)));
    if (std::exchange(spoilt[channel], true)) continue;
    const auto kind = dice.chance(0.5) ? sim::FaultKind::disconnect : sim::FaultKind::stuck;
    chair.inject({.target = sim::FaultTarget::emg, .kind = kind, .index = channel});
    ++done;
  }
}

/// Largest statistic of episodes and of quiet seconds. Called once in each cycle of the massage.
class Scores {
 public:
  explicit Scores(GuardingBody& body) : body_(body) {}

  void add(bool guarding, double statistic) {
    since_guarding_ += kCyclePeriod;
    since_onset_ += kCyclePeriod;
    if (guarding) {
      if (since_guarding_ >= kPauseWithin) {
        since_onset_ = Duration::zero();
        body_.episode_scores.push_back(0.0);
      }
      since_guarding_ = Duration::zero();
    }
    if (since_onset_ <= kScoreWindow && !body_.episode_scores.empty()) {
      body_.episode_scores.back() = std::max(body_.episode_scores.back(), statistic);
    }
    const bool quiet = since_guarding_ > kQuietWindow;
    quiet_for_ = quiet ? quiet_for_ + kCyclePeriod : Duration::zero();
    largest_ = quiet ? std::max(largest_, statistic) : 0.0;
    if (quiet_for_ >= kQuietWindow) {
      body_.quiet_scores.push_back(largest_);
      quiet_for_ = Duration::zero();
      largest_ = 0.0;
    }
  }

 private:
  static constexpr Duration kPauseWithin = 300ms;  ///< as scoring::DistressScore
  GuardingBody& body_;
  Duration since_guarding_ = 1min;
  Duration since_onset_ = 1min;
  Duration quiet_for_{};
  double largest_ = 0.0;
};

}  // namespace

GuardingBody measure_guarding(std::uint64_t seed, const GuardingConditions& conditions) {
  const ChairDescription description;
  const sim::Body body = person(seed, conditions);
  sim::SimChair chair(description, body, seed);
  chair.set_guarding_plateau(std::pow(10.0, conditions.snr_db / 20.0));
  spoil_channels(seed, conditions.bad_channels, chair);
  const ProgrammeList programmes = short_massage();
  Controller controller(description, Calibration{}, ControlConfig{}, programmes);
  safety::Gate gate(description, Calibration{}, GateLimits{});
  daemon::Cycle cycle(chair, controller, gate);
  simulate::Person will({.id = kStartId,
                         .kind = RequestKind::start,
                         .condition = body.condition,
                         .minutes = kMinutes});
  GuardingBody result;
  Scores scores(result);
  scoring::DistressScore score;
  chair.sit_down();
  for (TimePoint now{}; now.time_since_epoch() < kWatchedAtMost; now += kCyclePeriod) {
    const Snapshot& seen = cycle.record().step.snapshot;
    if (seen.state == SessionState::rest || seen.state == SessionState::ended) break;
    const std::optional<Request> said = will.says(now, seen.state, false);
    static_cast<void>(cycle.run(now, 1, {said ? &*said : nullptr, said ? 1U : 0U},
                                [](const daemon::CycleRecord&) {}));
    if (seen.state != SessionState::massage) continue;
    const scoring::Observation o =
        simulate::observe(now, cycle.record(), true, chair.truth(), description);
    score.add(o);
    scores.add(o.rollers[0].guarding || o.rollers[1].guarding, seen.distress.emg_residual);
    result.massage_s += seconds(kCyclePeriod);
  }
  const scoring::DistressFigures figures = score.figures();
  result.episodes = figures.true_episodes;
  result.missed = figures.missed;
  result.stirred = figures.stirred;
  result.missed_stirred = figures.missed_stirred;
  result.missed_eased = figures.missed_eased;
  result.delays_ms = score.delays_ms();
  result.false_reductions = figures.false_reductions;
  result.false_stops = figures.false_stops;
  return result;
}

}  // namespace knead::evaluate
