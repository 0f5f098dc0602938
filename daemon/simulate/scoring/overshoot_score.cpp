#include "daemon/simulate/scoring/overshoot_score.hpp"

#include <algorithm>

namespace knead::scoring {

namespace {

constexpr Duration kWindow = 1s;
constexpr Duration kStandsStillAfter = 100ms;
constexpr Duration kUntouchedFor = 500ms;
constexpr Newton kRise{5.0};
constexpr Newton kTouch{0.5};
constexpr Newton kFall{0.5};
constexpr Newton kJudgedFrom{5.0};

}  // namespace

void OvershootScore::add(const Observation& o) {
  for (Side side : kBothSides) {
    Roller& roller = rollers_[index(side)];
    const RollerObservation& seen = o.rollers[index(side)];

    const bool touches = seen.force_true >= kTouch;
    const bool untouched = !roller.ever_in_contact || o.at - roller.last_contact >= kUntouchedFor;
    if (touches && untouched) {
      open(roller, Opened::by_touch, seen, o.at);
    }
    if (touches) {
      roller.ever_in_contact = true;
      roller.last_contact = o.at;
    }
    if (roller.steady.step(o.at, seen.setpoint.value()) >= kStandsStillAfter) {
      if (seen.setpoint - roller.stood_at >= kRise) {
        open(roller, Opened::by_rise, seen, o.at);
      }
      roller.stood_at = seen.setpoint;
    }
    if (!o.person_caused) {
      watch(roller, seen, o.at);
    }
  }
}

void OvershootScore::open(Roller& roller, Opened why, const RollerObservation& seen, TimePoint at) {
  roller.opened = why;
  roller.until = at + kWindow;
  roller.highest_setpoint = seen.setpoint;
  ++(why == Opened::by_rise ? figures_.rises : figures_.first_touches);
}

void OvershootScore::watch(Roller& roller, const RollerObservation& seen, TimePoint at) {
  if (roller.opened == Opened::closed) {
    return;
  }
  if (at > roller.until || seen.setpoint < roller.highest_setpoint - kFall) {
    roller.opened = Opened::closed;
    return;
  }
  roller.highest_setpoint = std::max(roller.highest_setpoint, seen.setpoint);
  const Newton over = seen.force_true - seen.setpoint;
  if (seen.setpoint >= kJudgedFrom) {
    const double pct = 100.0 * (over / seen.setpoint);
    if (pct > figures_.worst_pct) {
      figures_.worst_pct = pct;
      figures_.at_s = seconds(at.time_since_epoch());
    }
  }
  if (roller.opened == Opened::by_touch) {
    figures_.first_touch_n = std::max(figures_.first_touch_n, over.value());
  }
}

}  // namespace knead::scoring
