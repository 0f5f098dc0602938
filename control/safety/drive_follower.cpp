#include "control/safety/drive_follower.hpp"

#include <algorithm>

namespace knead::safety {

void DriveFollower::step(MillimetrePerSecond drive_speed, double seconds) noexcept {
  const Millimetre step(drive_speed.value() * seconds);
  expected_ = std::clamp(setpoint_, expected_ - step, expected_ + step);
}

}  // namespace knead::safety
