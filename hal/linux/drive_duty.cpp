#include "hal/linux/drive_duty.hpp"

#include <algorithm>
#include <cmath>

namespace knead::board {

bool is_position(PwmOutput output) noexcept {
  return output == PwmOutput::depth_left || output == PwmOutput::depth_right ||
         output == PwmOutput::lateral_left || output == PwmOutput::lateral_right ||
         output == PwmOutput::carriage;
}

double duty_of(const PwmWire& wire, double value) noexcept {
  if (!std::isfinite(value)) return 0.0;
  if (!is_position(wire.output) && value <= 0.0) return 0.0;
  const double share = std::clamp((value - wire.lowest) / (wire.highest - wire.lowest), 0.0, 1.0);
  return wire.duty_lowest + share * (wire.duty_highest - wire.duty_lowest);
}

}  // namespace knead::board
