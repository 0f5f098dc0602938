#include "control/motion/glide.hpp"

#include <algorithm>
#include <cmath>

namespace knead::motion {
namespace {

/// Braking is planned with a little less than there is, so that a cycle's rounding does not
/// overshoot the goal.
constexpr double kBrakingShare = 0.9;
constexpr double kArrived_mm = 0.05;
constexpr double kAtRest_mm_s = 1.0;

}  // namespace

void Glide::step(Millimetre goal, MillimetrePerSecond speed_limit, double dt_s) noexcept {
  const double way = goal.value() - position_;
  const double can_stop = std::sqrt(2.0 * kBrakingShare * acceleration_ * std::abs(way));
  const double in_one_step = std::abs(way) / dt_s;
  const double speed = std::min({speed_limit.value(), can_stop, in_one_step});
  const double wanted = std::copysign(speed, way);
  const double change = acceleration_ * dt_s;
  velocity_ = std::clamp(wanted, velocity_ - change, velocity_ + change);
  position_ += velocity_ * dt_s;
}

bool Glide::arrived(Millimetre goal) const noexcept {
  return std::abs(goal.value() - position_) < kArrived_mm && std::abs(velocity_) < kAtRest_mm_s;
}

}  // namespace knead::motion
