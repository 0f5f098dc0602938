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
  judge(roller, figures_);
  roller.opened = why;
  roller.until = at + kWindow;
  roller.highest_setpoint = seen.setpoint;
  roller.highest_force = Newton(0.0);
  ++(why == Opened::by_rise ? figures_.rises : figures_.first_touches);
}

void OvershootScore::watch(Roller& roller, const RollerObservation& seen, TimePoint at) {
  if (roller.opened == Opened::closed) {
    return;
  }
  if (at > roller.until || seen.setpoint < roller.highest_setpoint - kFall) {
    judge(roller, figures_);
    roller.opened = Opened::closed;
    return;
  }
  roller.highest_setpoint = std::max(roller.highest_setpoint, seen.setpoint);
  if (seen.force_true > roller.highest_force) {
    roller.highest_force = seen.force_true;
    roller.highest_at = at;
  }
  if (roller.opened == Opened::by_touch) {
    const Newton over = seen.force_true - seen.setpoint;
    figures_.first_touch_n = std::max(figures_.first_touch_n, over.value());
  }
}

void OvershootScore::judge(const Roller& roller, OvershootFigures& figures) const {
  if (roller.opened == Opened::closed || roller.highest_setpoint < judged_from_) {
    return;
  }
  const Newton over = roller.highest_force - roller.highest_setpoint;
  const double pct = 100.0 * (over / roller.highest_setpoint);
  if (pct > figures.worst_pct) {
    figures.worst_pct = pct;
    figures.at_s = seconds(roller.highest_at.time_since_epoch());
  }
}

OvershootFigures OvershootScore::figures() const {
  OvershootFigures all = figures_;
  for (const Roller& roller : rollers_) judge(roller, all);
  return all;
}

}  // namespace knead::scoring
