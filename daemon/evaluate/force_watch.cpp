#include "daemon/evaluate/force_watch.hpp"

#include <algorithm>

namespace knead::evaluate {

namespace {

constexpr Newton kTouches{0.5};
constexpr Newton kLeastStroke{5.0};
/// How near to its top or bottom a sine must come to count as a full swing.
constexpr double kFull = 0.97;
constexpr double kSpeedSmooth_s = 0.02;

/// A force that is gone although nobody moved, once for each time.
bool drops(bool& dropped, Newton force) {
  const bool gone = force < kTouches;
  const bool news = gone && !dropped;
  dropped = gone;
  return news;
}

void take_windows(Tracking& found, const OscillationWatch& watch) {
  found.windows += watch.windows();
  found.unstable_windows += watch.unstable_windows();
  if (watch.worst().tone_n > found.worst.tone_n) found.worst = watch.worst();
}

}  // namespace

void HoldWatch::add(const TouchMoment& m) {
  const bool parked = carriage_.step(m.seen.at, m.seen.carriage.value()) >= kSettles;
  for (Side side : kBothSides) {
    const scoring::RollerObservation& seen = m.seen.rollers[index(side)];
    Roller& roller = rollers_[index(side)];
    const bool constant = roller.setpoint.step(m.seen.at, seen.setpoint.value()) >= kSettles;
    if (!parked || !constant || seen.setpoint < kLeast || m.seen.person_caused) {
      roller.oscillation.interrupt();
      roller.dropped = false;
      continue;
    }
    const double error_n = (seen.force_true - seen.setpoint).value();
    found_.error.add(error_n, seen.setpoint.value());
    roller.oscillation.add(error_n);
    found_.drops += drops(roller.dropped, seen.force_true) ? 1 : 0;
  }
}

Tracking HoldWatch::found() const {
  Tracking found = found_;
  for (const Roller& roller : rollers_) take_windows(found, roller.oscillation);
  return found;
}

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
      roller.oscillation.interrupt();
      roller.dropped = false;
      continue;
    }
    const double error_n = (seen.force_true - seen.asked).value();
    found_.error.add(error_n, seen.asked.value());
    roller.oscillation.add(error_n);
    found_.drops += drops(roller.dropped, seen.force_true) ? 1 : 0;
  }
}

Tracking KneadWatch::found() const {
  Tracking found = found_;
  for (const Roller& roller : rollers_) take_windows(found, roller.oscillation);
  return found;
}

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
