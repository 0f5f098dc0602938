// Where a healthy depth drive would be by now, to hold the measured one against. Without it a long
// way out at full speed would look like a drive that does not follow. Thread: the cycle. Real-time.
#pragma once

#include "control/types/units.hpp"

namespace knead::safety {

class DriveFollower {
 public:
  void restart(Millimetre measured) noexcept { expected_ = setpoint_ = measured; }

  /// What the drive was told last.
  void aim(Millimetre setpoint) noexcept { setpoint_ = setpoint; }

  /// Moves the expectation towards the set-point at the drive's own speed.
  void step(MillimetrePerSecond drive_speed, double seconds) noexcept;

  [[nodiscard]] Millimetre error(Millimetre measured) const { return abs(measured - expected_); }

 private:
  Millimetre setpoint_{};
  Millimetre expected_{};
};

}  // namespace knead::safety
