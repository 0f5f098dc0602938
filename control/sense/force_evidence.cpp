#include "control/sense/force_evidence.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

/// A roller that goes back less than this in the span stands. Assumed: the drive's own ripple.
constexpr Millimetre kStands{0.3};
/// The loss that counts: this many newtons and this share of the force before. Breath and travel
/// move the surface by up to 10 mm/s, 1 mm in the span: 4 N on a middling back, most of which the
/// force loop takes out. Assumed.
constexpr Newton kCounts{5.0};
constexpr double kCountsShare = 0.4;
/// As SurfaceWatch has it: so much of a way across is the back's shape.
constexpr double kSlope = 0.3;

}  // namespace

void ForceEvidence::step(const Input& input, double dt_s) noexcept {
  withdrawn_ = Newton(0.0);
  const auto span = std::clamp<std::size_t>(static_cast<std::size_t>(std::lround(kSpan_s / dt_s)),
                                            1, kHistory - 1);
  past_[taken_ % kHistory] = input;
  ++taken_;
  if (taken_ <= span) {
    return;
  }
  const Input& then = past_[(taken_ - 1 - span) % kHistory];
  before_ = then.force;
  by_shape_ = Newton(kSlope * abs(input.lateral - then.lateral).value() * input.stiffness.value());
  // The most common answer needs no look at what was between.
  if (std::min({then.force, then.setpoint, input.setpoint}) - input.force <= limit()) return;
  // The roller must not have gone back at any time in between: one that gives way and comes again
  // has lost its force by itself. The set-point likewise.
  Millimetre deepest = then.depth;
  Newton least_wanted = then.setpoint;
  for (std::size_t at = taken_ - span; at < taken_; ++at) {
    const Input& p = past_[at % kHistory];
    deepest = std::max(deepest, p.depth);
    if (deepest - p.depth >= kStands) return;
    least_wanted = std::min(least_wanted, p.setpoint);
  }
  const Newton missing = std::min(then.force, least_wanted) - input.force;
  if (missing > limit()) withdrawn_ = missing;
}

Newton ForceEvidence::limit() const noexcept {
  return std::max(kCounts, before_ * kCountsShare) + by_shape_;
}

}  // namespace knead::sense
