// Breathing: the surface comes a little nearer with each breath in. The rate wanders and the
// in-breath is quicker than the out-breath, so that no single sine fits it away. Real-time safe.
#pragma once

#include <cmath>

#include "hal/sim/body.hpp"
#include "hal/sim/curves.hpp"
#include "hal/sim/random.hpp"

namespace knead::sim {

class Breathing {
 public:
  Breathing(const Body& body, Random& dice)
      : amplitude_mm_(body.breathing_amplitude_mm),
        rate_hz_(body.breathing_rate_hz),
        rate_now_hz_(body.breathing_rate_hz),
        phase_(dice.uniform()) {}

  void step(Random& dice) noexcept {
    phase_ += rate_now_hz_ * kStep_s;
    if (phase_ >= 1.0) {
      phase_ -= 1.0;
      // Breath by breath the rate differs by about 6 % and the depth by 12 %. Assumed.
      rate_now_hz_ = rate_hz_ * (1.0 + 0.06 * bounded(dice.gaussian()));
      depth_to_ = 1.0 + 0.12 * bounded(dice.gaussian());
    }
    depth_ += (depth_to_ - depth_) * kStep_s;  // over about a second: no jump of the surface
    constexpr double kTurn = 6.283185307179586;
    const double angle = kTurn * phase_;
    // The second harmonic steepens the in-breath.
    const double sine = std::sin(angle);
    value_ = depth_ * (sine + 0.2 * sine * std::cos(angle));
  }

  /// -1 out, +1 in.
  [[nodiscard]] double value() const noexcept { return value_; }
  /// Towards the rollers where the gain is 1.
  [[nodiscard]] double surface_mm() const noexcept { return amplitude_mm_ * value_; }

 private:
  static double bounded(double x) { return x > 2.0 ? 2.0 : (x < -2.0 ? -2.0 : x); }

  double amplitude_mm_;
  double rate_hz_;
  double rate_now_hz_;
  double phase_;
  double depth_ = 1.0;
  double depth_to_ = 1.0;
  double value_ = 0.0;
};

}  // namespace knead::sim
