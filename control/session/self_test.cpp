#include "control/session/self_test.hpp"

namespace knead::session {

namespace {

// Assumed: 4 mm clears the deepest seated back by 10 mm (surfaces lie 15 mm out and more), and each
// leg has eight times the time that the gate's 60 mm/s needs for it.
constexpr Millimetre kReach{4.0};
constexpr Millimetre kTolerance{1.5};
constexpr Newton kTouch{4.0};
constexpr Duration kLeg = 500ms;
constexpr Duration kPowerTimeout = 1s;

}  // namespace

void SelfTest::begin(TimePoint now) noexcept {
  *this = SelfTest{};
  began_ = now;
}

SelfTestStatus SelfTest::fail(TimePoint now, Channel channel, double value, double limit) noexcept {
  depth_ = Millimetre(0.0);
  failure_ = {.at = now,
              .reason = Reason::self_test_failed,
              .channel = channel,
              .value = value,
              .limit = limit,
              .lasted = now - began_};
  return SelfTestStatus::failed;
}

SelfTestStatus SelfTest::step(const SelfTestInput& input) noexcept {
  if (!powered_) {
    powered_ = input.powered;
    powered_at_ = input.now;
    return !powered_ && input.now - began_ > kPowerTimeout
               ? fail(input.now, Channel::enable, 0.0, 1.0)
               : SelfTestStatus::running;
  }
  const Duration t = input.now - powered_at_;
  const bool outward = t < kLeg;
  const bool turning = !outward && !turned_;
  const bool leg_over = turning || t >= 2 * kLeg;
  for (Side side : kBothSides) {
    if (abs(input.force[index(side)]) > kTouch) {
      return fail(input.now, roller_channel(side), input.force[index(side)].value(),
                  kTouch.value());
    }
    const Millimetre goal = turning ? kReach : Millimetre(0.0);
    if (leg_over && abs(input.depth[index(side)] - goal) > kTolerance) {
      return fail(input.now, roller_channel(side), input.depth[index(side)].value(), goal.value());
    }
  }
  turned_ = !outward;
  depth_ = outward ? kReach : Millimetre(0.0);
  return t >= 2 * kLeg ? SelfTestStatus::passed : SelfTestStatus::running;
}

}  // namespace knead::session
