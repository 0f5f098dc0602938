// One heat zone: surface temperature by duty.
// Thread: the cycle. Real-time.
#pragma once

#include "control/types/units.hpp"

namespace knead::motion {

class HeatLoop {
 public:
  void reset() noexcept;
  /// `surface` by its thermistors. Set-point 0 = off. Returns the pad's duty, 0 to 1.
  [[nodiscard]] Fraction step(Celsius surface, Celsius setpoint, double dt_s) noexcept;

 private:
  bool running_ = false;
  double smooth_degc_ = 0.0;  ///< surface without the sensors' noise
  double slow_degc_ = 0.0;    ///< the same, slower: the two differ by slope x time
  double integral_ = 0.0;     ///< duty that holds the temperature
};

}  // namespace knead::motion
