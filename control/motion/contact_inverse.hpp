// Turns a wanted change of force into a velocity of the roller: the inverse of a spring k and a
// damper c side by side, F = spring + c v. What is remembered is the damper's force and not the
// velocity: c goes with the force, and a swing would otherwise come back with a velocity that does
// not average to nothing (0.0224 s/mm and 30 mm/s of swing made a drift of 20 mm/s). Implicit
// Euler: stable for every k > 0 and c >= 0 at any step. Thread: the cycle. Real-time.
#pragma once

#include "control/types/units.hpp"

namespace knead::motion {

class ContactInverse {
 public:
  void start(MillimetrePerSecond velocity, double damping) noexcept {
    damper_n_ = damping * velocity.value();
  }
  void stop() noexcept { damper_n_ = 0.0; }

  [[nodiscard]] MillimetrePerSecond step(NewtonPerSecond wanted, double stiffness, double damping,
                                         double dt_s) noexcept {
    const double velocity = (wanted.value() * dt_s + damper_n_) / (stiffness * dt_s + damping);
    damper_n_ = damping * velocity;
    return MillimetrePerSecond(velocity);
  }
  /// What the damper carries, of the last step.
  [[nodiscard]] Newton damper() const { return Newton(damper_n_); }

 private:
  double damper_n_ = 0.0;
};

}  // namespace knead::motion
