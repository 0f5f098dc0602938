#include "daemon/evaluate/quality_study.hpp"

#include <algorithm>
#include <cmath>

#include "control/controller.hpp"
#include "control/safety/gate.hpp"
#include "daemon/cycle/cycle.hpp"
#include "daemon/evaluate/study_programme.hpp"
#include "daemon/simulate/person.hpp"
#include "hal/sim/body.hpp"
#include "hal/sim/sim_chair.hpp"

namespace knead::evaluate {

namespace {

using Channels = std::array<bool, kEmgChannels>;

constexpr Duration kFaultLasts = 1s;
/// From the end of one fault to the next: what the last one left behind has gone.
constexpr Duration kBetweenFaults = 3s;
/// A channel that is not usable for so long is not waited for.
constexpr Duration kPatience = 10s;
/// After a fault a channel may still be flagged while its filters and windows empty.
constexpr Duration kAftermath = 2s;
/// A massage without faults at the end, so that there is time for false flags.
constexpr Duration kQuietTail = 20s;
constexpr Duration kWatchedAtMost = 4min;
constexpr double kMinutes = 10.0;
/// How large the faults are: a hum and an alternation that leave nothing of the muscle, and an
/// offset beyond the converter's range.
constexpr double kHum_v = 2e-3;
constexpr double kAlternation_v = 1e-3;
constexpr double kOffset_v = 8e-3;
/// The rail of a clipping amplifier, over the median size of the newest samples: half of them meet
/// it. A fault begins when it first shows in a sample: before, there is nothing to be named.
constexpr double kRailOverMedian = 1.0;

ProgrammeList one_programme() {
  Phase phase = kneading_of(Newton(20.0), Newton(5.0), 6.0);
  for (Region region : {Region::lumbar, Region::thoracic}) phase.regions.push(region);
  return only_work(phase, kMinutes);
}

void add_flags(EmgFlags& all, const EmgFlags& now) {
  all.lead_off |= now.lead_off;
  all.flat |= now.flat;
  all.saturated |= now.saturated;
  all.drowned |= now.drowned;
  all.alternating |= now.alternating;
  all.stale |= now.stale;
}

/// What is done to the chair, in turn. Staleness last: it takes all channels.
struct Planned {
  EmgTrouble trouble;
  sim::FaultKind kind;
  double magnitude;
};
constexpr std::array kPlan{
    Planned{EmgTrouble::lead_off, sim::FaultKind::disconnect, 0.0},
    Planned{EmgTrouble::flat, sim::FaultKind::stuck, 0.0},
    Planned{EmgTrouble::saturated, sim::FaultKind::clipped, 0.0},  // rail by the signal
    Planned{EmgTrouble::saturated, sim::FaultKind::offset, kOffset_v},
    Planned{EmgTrouble::drowned, sim::FaultKind::hum, kHum_v},
    Planned{EmgTrouble::alternating, sim::FaultKind::alternating, kAlternation_v},
    Planned{EmgTrouble::stale, sim::FaultKind::drop_out, 0.0}};

/// The median size of what each electrode delivers, over about the last second: a heart beat moves
/// an RMS by more than the muscle makes of it. It is followed by steps, up half of the time.
class Loudness {
 public:
  void add(std::span<const std::array<Volt, kEmgChannels>> rows) {
    constexpr double kStep = 0.003;  // a muscle is reached within 0.4 s at 2 kHz from half of it
    for (const auto& row : rows) {
      for (std::size_t c = 0; c < kEmgChannels; ++c) {
        double& median = median_[c];
        median *= std::abs(row[c].value()) > median ? 1.0 + kStep : 1.0 - kStep;
        median = std::max(median, kLeast_v);
      }
    }
  }
  [[nodiscard]] double median_v(std::size_t channel) const { return median_[channel]; }

 private:
  static constexpr double kLeast_v = 1e-9;
  std::array<double, kEmgChannels> median_{};
};

class Study {
 public:
  explicit Study(std::uint64_t seed)
      : seed_(seed),
        body_(sim::draw_body(seed, sim::Population::healthy)),
        programmes_(one_programme()),
        chair_(description_, body_, seed),
        controller_(description_, Calibration{}, ControlConfig{}, programmes_),
        gate_(description_, Calibration{}, GateLimits{}),
        cycle_(chair_, controller_, gate_),
        will_({.id = 1,
               .kind = RequestKind::start,
               .condition = body_.condition,
               .minutes = kMinutes}) {
    sound_for_.fill(Duration::zero());
  }

  QualityBody run() {
    chair_.sit_down();
    for (; now_.time_since_epoch() < kWatchedAtMost && tail_ > Duration::zero();
         now_ += kCyclePeriod) {
      const Snapshot& seen = snapshot();
      if (seen.state == SessionState::rest || seen.state == SessionState::ended) break;
      const std::optional<Request> said = will_.says(now_, seen.state, false);
      static_cast<void>(cycle_.run(now_, 1, {said ? &*said : nullptr, said ? 1U : 0U},
                                   [](const daemon::CycleRecord&) {}));
      loudness_.add(chair_.last_emg());
      watch_the_faulty();
      watch_the_sound();
      if (snapshot().state == SessionState::massage) go_on();
    }
    result_.not_begun = static_cast<int>(kPlan.size() - result_.trials.size());
    return result_;
  }

 private:
  [[nodiscard]] const Snapshot& snapshot() const { return cycle_.record().step.snapshot; }

  void go_on() {
    if (fault_) {
      if (shown_at_ && now_ - *shown_at_ >= kFaultLasts) end_fault();
    } else if (next_ == kPlan.size()) {
      tail_ -= kCyclePeriod;
    } else if (now_ >= not_before_) {
      begin_fault();
    }
  }

  void begin_fault() {
    const Planned& planned = kPlan[next_];
    const std::size_t channel = (seed_ + 3 * next_) % kEmgChannels;
    if (!snapshot().emg[channel].usable) {
      waited_ += kCyclePeriod;
      if (waited_ >= kPatience) leave_out();
      return;
    }
    const double magnitude = planned.kind == sim::FaultKind::clipped
                                 ? kRailOverMedian * loudness_.median_v(channel)
                                 : planned.magnitude;
    fault_ = sim::Fault{.target = sim::FaultTarget::emg,
                        .kind = planned.kind,
                        .magnitude = magnitude,
                        .index = channel};
    chair_.inject(*fault_);
    if (planned.kind != sim::FaultKind::clipped) shown_at_ = now_;
    result_.trials.push_back({.injected = planned.trouble, .channel = channel});
  }

  void end_fault() {
    chair_.clear(*fault_);
    fault_.reset();
    shown_at_.reset();
    leave_out();
  }

  void leave_out() {
    ++next_;
    waited_ = Duration::zero();
    not_before_ = now_ + kBetweenFaults;
  }

  [[nodiscard]] bool meets_the_rail(std::size_t channel) const {
    return std::ranges::any_of(chair_.last_emg(), [&](const auto& row) {
      return std::abs(row[channel].value()) >= fault_->magnitude;
    });
  }

  void watch_the_faulty() {
    if (!fault_) return;
    QualityTrial& trial = result_.trials.back();
    if (!shown_at_ && meets_the_rail(trial.channel)) shown_at_ = now_;
    if (!shown_at_) return;
    const EmgFeatures& emg = snapshot().emg[trial.channel];
    const double since_ms = milliseconds(now_ - *shown_at_);
    add_flags(trial.flags, emg.flags);
    if (!trial.flag_ms && emg.flags.any()) trial.flag_ms = since_ms;
    if (!trial.excluded_ms && !emg.usable) trial.excluded_ms = since_ms;
  }

  void watch_the_sound() {
    const bool all = fault_ && fault_->kind == sim::FaultKind::drop_out;
    for (std::size_t c = 0; c < kEmgChannels; ++c) {
      const bool broken = fault_ && (all || fault_->index == c);
      sound_for_[c] = broken ? Duration::zero() : sound_for_[c] + kCyclePeriod;
      const bool flagged = snapshot().emg[c].flags.any();
      if (snapshot().state == SessionState::massage && sound_for_[c] > kAftermath) {
        result_.sound_channel_s += seconds(kCyclePeriod);
        if (flagged && !flagged_[c]) {
          ++result_.false_flags;
          ++result_.false_by_flag[static_cast<std::size_t>(taken_for(snapshot().emg[c].flags))];
        }
      }
      flagged_[c] = flagged;
    }
  }

  std::uint64_t seed_;
  ChairDescription description_{};
  sim::Body body_;
  ProgrammeList programmes_;
  // The parts hold references to one another: in the order of their making.
  sim::SimChair chair_;
  Controller controller_;
  safety::Gate gate_;
  daemon::Cycle cycle_;
  simulate::Person will_;
  Loudness loudness_;
  TimePoint now_{};
  std::size_t next_ = 0;
  std::optional<sim::Fault> fault_{};
  std::optional<TimePoint> shown_at_{};  ///< the fault's first sample that is not as it would be
  TimePoint not_before_{};
  Duration waited_{};
  Duration tail_ = kQuietTail;
  std::array<Duration, kEmgChannels> sound_for_{};
  Channels flagged_{};
  QualityBody result_{};
};

}  // namespace

std::string_view name(EmgTrouble trouble) {
  switch (trouble) {
    case EmgTrouble::none:
      return "none";
    case EmgTrouble::lead_off:
      return "lead_off";
    case EmgTrouble::flat:
      return "flat";
    case EmgTrouble::saturated:
      return "saturated";
    case EmgTrouble::drowned:
      return "drowned";
    case EmgTrouble::alternating:
      return "alternating";
    case EmgTrouble::stale:
      return "stale";
  }
  return "?";
}

EmgTrouble taken_for(const EmgFlags& f) {
  if (f.lead_off) return EmgTrouble::lead_off;
  if (f.stale) return EmgTrouble::stale;
  if (f.saturated) return EmgTrouble::saturated;
  if (f.flat) return EmgTrouble::flat;
  if (f.alternating) return EmgTrouble::alternating;
  if (f.drowned) return EmgTrouble::drowned;
  return EmgTrouble::none;
}

QualityBody measure_quality(std::uint64_t seed) { return Study(seed).run(); }

}  // namespace knead::evaluate
