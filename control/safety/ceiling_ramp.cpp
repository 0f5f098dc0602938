#include "control/safety/ceiling_ramp.hpp"

#include <algorithm>

namespace knead::safety {

void CeilingRamp::step(Newton target, const GateLimits& limits, double rise_s,
                       double fall_s) noexcept {
  if (target > ceiling_) {
    ceiling_ = std::min(target, ceiling_ + Newton(limits.ceiling_rise_max.value() * rise_s));
  } else {
    ceiling_ = std::max(target, ceiling_ - Newton(limits.ceiling_fall.value() * fall_s));
  }
}

}  // namespace knead::safety
