#include "daemon/evaluate/contact_watch.hpp"

namespace knead::evaluate {

namespace {

constexpr Newton kTouches{0.5};
constexpr Newton kAsked{5.0};

}  // namespace

void ContactWatch::add(const TouchMoment& m) {
  for (Side side : kBothSides) watch(rollers_[index(side)], m.seen.rollers[index(side)], m.seen.at);
}

void ContactWatch::end(Roller& roller) {
  if (roller.back) losses_.push_back(roller.loss);
  roller.back = false;
}

void ContactWatch::watch(Roller& roller, const scoring::RollerObservation& seen, TimePoint at) {
  const double force_n = seen.force_true.value();
  const double lowest_n = *std::ranges::min_element(roller.recent);
  roller.recent[roller.next] = force_n;
  roller.next = (roller.next + 1) % kStepWithin;

  const bool touches = seen.force_true >= kTouches;
  if (!touches && roller.touched && !roller.gone && seen.asked >= kAsked) {
    roller.gone = true;
    roller.gone_since = at;
  }
  if (touches && roller.gone) {
    roller.gone = false;
    if (at - roller.gone_since >= kCountsFrom) {
      end(roller);
      roller.back = true;
      roller.back_since = at;
      roller.loss = {.gone_s = seconds(at - roller.gone_since)};
    }
  }
  roller.touched = touches;
  if (!roller.back) return;
  roller.loss.force_step_n = std::max(roller.loss.force_step_n, force_n - lowest_n);
  if (at - roller.back_since >= kWatchedFor) end(roller);
}

}  // namespace knead::evaluate
