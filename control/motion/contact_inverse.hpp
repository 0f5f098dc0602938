// Turns a wanted change of force into a velocity of the roller: the inverse of a spring k and a
// damper c side by side, so that dF/dt = k v + c dv/dt. Implicit Euler: stable for every k > 0 and
// c >= 0 at any step. Thread: the cycle. Real-time.
#pragma once

#include "control/types/units.hpp"

namespace knead::motion {

class ContactInverse {
 public:
  void start(MillimetrePerSecond velocity) noexcept { velocity_ = velocity.value(); }

  [[nodiscard]] MillimetrePerSecond step(NewtonPerSecond wanted, double stiffness, double damping,
                                         double dt_s) noexcept {
    velocity_ = (wanted.value() * dt_s + damping * velocity_) / (stiffness * dt_s + damping);
    return MillimetrePerSecond(velocity_);
  }

 private:
  double velocity_ = 0.0;
};

}  // namespace knead::motion
