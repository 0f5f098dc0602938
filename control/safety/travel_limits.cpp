#include "control/safety/travel_limits.hpp"

#include <algorithm>

namespace knead::safety {

namespace {

Millimetre step_towards(Millimetre from, Millimetre to, Millimetre step) {
  return std::clamp(to, from - step, from + step);
}

Millimetre travelled(MillimetrePerSecond speed, double seconds) {
  return Millimetre(speed.value() * seconds);
}

}  // namespace

Millimetre CarriageLimits::allow(const CarriageInput& input, LimitLog& log) noexcept {
  const Millimetre target = std::clamp(input.requested, Millimetre(0.0), travel_);
  if (target != input.requested) {
    log.note(Reason::carriage_limited, Channel::carriage, input.requested.value(), target.value());
  }
  const bool slow = input.force_over && kCarriageSpeedOverForce < speed_;
  const MillimetrePerSecond speed = slow ? kCarriageSpeedOverForce : speed_;
  const Millimetre allowed = step_towards(last_, target, travelled(speed, input.seconds));
  if (allowed != target) {
    // Why it may not go faster: the force where that is the cause, the distance asked where not.
    if (slow) {
      log.note(Reason::carriage_rate_limited, Channel::carriage, input.force.value(),
               input.ceiling.value());
    } else {
      log.note(Reason::carriage_rate_limited, Channel::carriage, target.value(), allowed.value());
    }
  }
  last_ = allowed;
  return allowed;
}

Millimetre ArmLimits::allow(Millimetre requested, Millimetre border, double seconds,
                            LimitLog& log) noexcept {
  const double sign = lateral_sign(side_);
  const Channel channel = roller_channel(side_);
  Millimetre outward = std::clamp(requested * sign, roller_.lateral_inner, roller_.lateral_outer);
  if (outward != requested * sign) {
    log.note(Reason::lateral_limited, channel, requested.value(), (outward * sign).value());
  }
  if (intrusion(side_, outward * sign, border) > Millimetre(0.0)) {
    // Where the arm cannot reach past the band, it stands as far out as it can and the depth stays
    // released.
    outward = std::min(border * sign, roller_.lateral_outer);
    log.note(Reason::spine_band_kept, channel, requested.value(), border.value());
  }
  const Millimetre target = outward * sign;
  const Millimetre allowed = step_towards(last_, target, travelled(speed_, seconds));
  if (allowed != target) {
    log.note(Reason::lateral_rate_limited, channel, target.value(), allowed.value());
  }
  last_ = allowed;
  return allowed;
}

MillimetrePerSecond allow_roller_speed(Side side, MillimetrePerSecond requested,
                                       const GateLimits& limits, LimitLog& log) noexcept {
  const MillimetrePerSecond max = limits.roller_speed_max;
  const MillimetrePerSecond allowed = std::clamp(requested, -max, max);
  if (allowed != requested) {
    log.note(Reason::roller_speed_limited, roller_channel(side), requested.value(),
             allowed.value());
  }
  return allowed;
}

}  // namespace knead::safety
