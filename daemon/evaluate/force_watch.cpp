#include "daemon/evaluate/force_watch.hpp"

#include <algorithm>

namespace knead::evaluate {

namespace {

constexpr Newton kTouches{0.5};
constexpr Newton kLeastStroke{5.0};
/// How near to its top or bottom a sine must come to count as a full swing.
constexpr double kFull = 0.97;
constexpr double kSpeedSmooth_s = 0.02;

/// What all rollers of a watch found together.
template <class Rollers>
Tracking with_windows(Tracking found, const Rollers& rollers) {
  for (const auto& roller : rollers) roller.tracked.take_windows(found);
  return found;
}

}  // namespace

void TrackedRoller::leave() {
  oscillation_.interrupt();
  dropped_ = false;
}

void TrackedRoller::track(const scoring::RollerObservation& seen, Newton wanted, Tracking& found) {
  const double error_n = (seen.force_true - wanted).value();
  found.error.add(error_n, wanted.value());
  oscillation_.add(error_n);
  // A force that is gone although nobody moved, once for each time.
  const bool gone = seen.force_true < kTouches;
  found.drops += gone && !dropped_ ? 1 : 0;
  dropped_ = gone;
}

void TrackedRoller::take_windows(Tracking& found) const {
  found.windows += oscillation_.windows();
  found.unstable_windows += oscillation_.unstable_windows();
  if (oscillation_.worst().tone_n > found.worst.tone_n) found.worst = oscillation_.worst();
}

void HoldWatch::add(const TouchMoment& m) {
  const bool parked = carriage_.step(m.seen.at, m.seen.carriage.value()) >= kSettles;
  for (Side side : kBothSides) {
    const scoring::RollerObservation& seen = m.seen.rollers[index(side)];
    Roller& roller = rollers_[index(side)];
    const bool constant = roller.setpoint.step(m.seen.at, seen.setpoint.value()) >= kSettles;
    if (!parked || !constant || seen.setpoint < kLeast || m.seen.person_caused) {
      roller.tracked.leave();
      continue;
    }
    roller.tracked.track(seen, seen.setpoint, found_);
  }
}

Tracking HoldWatch::found() const { return with_windows(found_, rollers_); }

bool KneadWatch::swings(Roller& roller, Newton asked, TimePoint at) {
  if (asked >= kKneadMiddle + kKneadSwing * kFull) roller.high = at;
  if (asked <= kKneadMiddle - kKneadSwing * kFull) roller.low = at;
  // A little more than one period from one top to the next.
  const Duration period = from_seconds(1.1 / kKneadRate.value());
  const bool full =
      roller.high && roller.low && at - *roller.high <= period && at - *roller.low <= period;
  if (full && !roller.swinging) roller.since = at;
  roller.swinging = full;
  return full && at - roller.since >= from_seconds(kSettles_cycles / kKneadRate.value());
}

void KneadWatch::add(const TouchMoment& m) {
  for (Side side : kBothSides) {
    const scoring::RollerObservation& seen = m.seen.rollers[index(side)];
    Roller& roller = rollers_[index(side)];
    const bool settled = swings(roller, seen.asked, m.seen.at);
    const bool room = seen.ceiling >= kKneadMiddle + kKneadSwing;
    if (!settled || !room || seen.share < 1.0 || m.seen.person_caused) {
      roller.tracked.leave();
      continue;
    }
    roller.tracked.track(seen, seen.asked, found_);
  }
}

Tracking KneadWatch::found() const { return with_windows(found_, rollers_); }

void StrokeWatch::add(const TouchMoment& m) {
  const double dt_s = seconds(kCyclePeriod);
  const double moved_mm = (m.seen.carriage - carriage_before_.value_or(m.seen.carriage)).value();
  carriage_before_ = m.seen.carriage;
  speed_mm_s_ += (moved_mm / dt_s - speed_mm_s_) * (dt_s / kSpeedSmooth_s);
  for (Side side : kBothSides) {
    const scoring::RollerObservation& seen = m.seen.rollers[index(side)];
    const bool constant = setpoint_[index(side)].step(m.seen.at, seen.setpoint.value()) >= kSettles;
    const bool travels = std::abs(speed_mm_s_) >= kLeastSpeed.value();
    if (!constant || !travels || seen.setpoint < kLeastStroke || m.seen.person_caused) continue;
    found_.error.add((seen.force_true - seen.setpoint).value(), seen.setpoint.value());
  }
}

}  // namespace knead::evaluate
