#include "control/sense/local_stiffness.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

/// Keeps the correlation of nothing with nothing at 0.
constexpr double kTiny = 1e-12;

}  // namespace

void LocalStiffness::reset() noexcept { *this = LocalStiffness{}; }

void LocalStiffness::step(Newton force, Millimetre depth, double dt_s) noexcept {
  past_[taken_ % kHistory] = {force.value(), depth.value()};
  ++taken_;
  const auto span = static_cast<std::size_t>(std::lround(kSpan_s / dt_s));
  const auto delay = static_cast<std::size_t>(std::lround(kForceDelay_s / dt_s));
  if (span + delay + 1 >= kHistory || taken_ <= span + delay) {
    return;
  }
  const std::size_t now = taken_ - 1;
  const double force_change = past_[now % kHistory].force - past_[(now - span) % kHistory].force;
  const double depth_change =
      past_[(now - delay) % kHistory].depth - past_[(now - delay - span) % kHistory].depth;
  const double least = kFasterThanBreath.value() * static_cast<double>(span) * dt_s;
  if (std::abs(depth_change) < least) {
    return;
  }
  const double keep = std::exp(-dt_s / kMemory_s);
  squares_ = keep * squares_ + depth_change * depth_change;
  products_ = keep * products_ + depth_change * force_change;
  force_squares_ = keep * force_squares_ + force_change * force_change;
  const double correlation = products_ / std::sqrt(squares_ * force_squares_ + kTiny);
  if (squares_ < kEnough_mm2 || correlation < kAgree) {
    return;
  }
  const double estimate =
      (products_ + kPriorWeight_mm2 * kPrior.value()) / (squares_ + kPriorWeight_mm2);
  const auto found = std::clamp(NewtonPerMillimetre(estimate), kSoftest, kStiffest);
  value_ = agreed_ ? value_ + (found - value_) * (dt_s / (kGoesThere_s + dt_s)) : found;
  agreed_ = true;
}

}  // namespace knead::sense
