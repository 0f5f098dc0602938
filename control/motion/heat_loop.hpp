// One heat zone: surface temperature by duty, bounded by the hotter of its two thermistors.
// Thread: the cycle. Real-time.
#pragma once

#include "control/types/units.hpp"

namespace knead::motion {

class HeatLoop {
 public:
  void reset() noexcept;
  /// `hotter` of the two thermistors. Set-point 0 = off. Returns the pad's duty, 0 to 1.
  [[nodiscard]] Fraction step(Celsius hotter, Celsius setpoint, double dt_s) noexcept;

 private:
  bool running_ = false;
  double smooth_degc_ = 0.0;  ///< hotter thermistor without its noise
  double slow_degc_ = 0.0;    ///< the same, slower: the two differ by slope x time
  double integral_ = 0.0;     ///< duty that holds the temperature
};

}  // namespace knead::motion
