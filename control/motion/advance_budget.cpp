#include "control/motion/advance_budget.hpp"

#include <algorithm>
#include <cmath>

#include "control/types/time.hpp"

namespace knead::motion {

void AdvanceBudget::restart(Millimetre setpoint) noexcept {
  past_mm_.setConstant(setpoint.value());
}

void AdvanceBudget::add(Millimetre setpoint, double dt_s) noexcept {
  const double cycles = std::clamp(dt_s / seconds(kCyclePeriod), 1.0, double{kCycles});
  for (long i = std::lround(cycles); i > 0; --i) {
    past_mm_(next_) = setpoint.value();
    next_ = (next_ + 1) % kCycles;
  }
}

Millimetre AdvanceBudget::deepest() const noexcept {
  return Millimetre(past_mm_.minCoeff()) + kAdvance;
}

}  // namespace knead::motion
