#include "control/safety/roller_limits.hpp"

#include <algorithm>

namespace knead::safety {

/// A set-point on its way through the limits: it can only come out, and it remembers why.
class RollerLimits::Candidate {
 public:
  Candidate(Millimetre requested, Channel channel, LimitLog& log)
      : depth_(requested), channel_(channel), log_(log) {}

  bool lower_to(Millimetre limit, Reason reason) {
    const double asked = depth_.value();
    const bool lower = lowered(limit, reason);
    if (lower) log_.note(reason, channel_, asked, limit.value());
    return lower;
  }
  /// For limits that speak of force: the event carries the force and its ceiling.
  void lower_to(Millimetre limit, Reason reason, Newton force, Newton ceiling) {
    if (lowered(limit, reason)) log_.note(reason, channel_, force.value(), ceiling.value());
  }

  [[nodiscard]] Millimetre depth() const { return depth_; }
  [[nodiscard]] Reason lowered_by() const { return lowered_by_; }

 private:
  bool lowered(Millimetre limit, Reason reason) {
    if (!(depth_ > limit)) return false;
    depth_ = limit;
    lowered_by_ = reason;
    return true;
  }

  Millimetre depth_;
  Channel channel_;
  LimitLog& log_;
  Reason lowered_by_ = Reason::none;
};

void RollerLimits::restart(TimePoint now, Millimetre measured) noexcept {
  last_ = std::max(measured, Millimetre(0.0));
  window_.restart(now, last_);
  yielding_ = false;
  leading_ = false;
  limiting_ = Reason::none;
}

Millimetre RollerLimits::allow(const RollerDepthInput& input, LimitLog& log) noexcept {
  Candidate candidate(std::max(input.requested, Millimetre(0.0)), channel_, log);
  if (candidate.depth() != input.requested) {
    log.note(Reason::depth_limited, channel_, input.requested.value(), 0.0);
  }
  candidate.lower_to(std::min(limits_.depth_max, input.depth_ceiling), Reason::depth_limited);

  const Millimetre advance(limits_.advance_speed_max.value() * input.seconds);
  candidate.lower_to(last_ + advance, Reason::advance_rate_limited);
  if (input.force > kContactForce) {
    candidate.lower_to(window_.shallowest(input.now) + limits_.advance_window_max,
                       Reason::advance_window_limited);
  } else {
    window_.restart(input.now, last_);
  }
  leading_ = candidate.lower_to(std::max(input.measured + kLeadMax, Millimetre(0.0)),
                                Reason::advance_rate_limited);

  keep_force(input, candidate);
  keep_band(input, candidate);

  last_ = candidate.depth();
  limiting_ = candidate.lowered_by();
  window_.add(input.now, last_);
  return last_;
}

void RollerLimits::keep_force(const RollerDepthInput& input, Candidate& candidate) noexcept {
  // From the margin down to the ceiling itself: without that hysteresis the noise of the force at
  // the margin would switch the retreat on and off at 1 kHz.
  yielding_ = input.force >= input.ceiling + (yielding_ ? Newton(0.0) : limits_.yield_margin);
  if (input.force >= input.ceiling || !(input.ceiling > Newton(0.0))) {
    candidate.lower_to(std::max(std::min(last_, input.measured + kHoldLead), Millimetre(0.0)),
                       Reason::force_hold, input.force, input.ceiling);
  }
  if (yielding_) {
    const Newton over = std::max(input.force - input.ceiling, limits_.yield_margin);
    const MillimetrePerSecond speed = std::min(
        MillimetrePerSecond(kYieldSpeedPerNewton * over.value()), limits_.retract_speed_max);
    candidate.lower_to(backed_off(input, speed), Reason::force_yield, input.force, input.ceiling);
  }
}

void RollerLimits::keep_band(const RollerDepthInput& input, Candidate& candidate) const noexcept {
  if (input.intrusion <= kBandTolerance) return;
  candidate.lower_to(std::max(std::min(last_, input.measured + kHoldLead), kReleasedDepth),
                     Reason::spine_band_kept);
  if (input.force > kBandForce) {
    candidate.lower_to(backed_off(input, limits_.retract_speed_max), Reason::spine_band_kept);
  }
}

Millimetre RollerLimits::backed_off(const RollerDepthInput& input,
                                    MillimetrePerSecond speed) const noexcept {
  // From where the roller is, not from where it was sent: a set-point that leads must first come
  // back to the roller before it takes it along.
  const Millimetre from = std::min(last_, input.measured);
  return std::max(from - Millimetre(speed.value() * input.seconds), Millimetre(0.0));
}

}  // namespace knead::safety
