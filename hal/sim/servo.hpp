// What a drive of the chair is made of: friction that sticks, and the servo amplifier with its
// position loop, speed loop and current limit. Millimetres, newtons at the output, kilograms as
// felt there. Real-time safe.
#pragma once

#include <algorithm>
#include <cmath>

namespace knead::sim {

inline constexpr double kMillimetresPerMetre = 1000.0;
/// A servo passes its speed by so much at most when the load that it pushed against is gone of a
/// sudden. An invariant of the plant.
inline constexpr double kOverspeed = 1.2;

/// How fast each newton makes a mass in `seconds`, mm/s.
[[nodiscard]] inline double speed_per_newton(double mass_kg, double seconds) {
  return seconds * kMillimetresPerMetre / mass_kg;
}

/// Speed after friction. `driven` is the speed that all other forces would give by the end of the
/// step, `loss` the speed that Coulomb friction can take in it, `breakaway` how much more it holds
/// at rest. Friction never turns a movement round.
[[nodiscard]] inline double after_friction(double before, double driven, double loss,
                                           double breakaway) {
  const double holds = before == 0.0 ? loss * breakaway : loss;
  if (std::abs(driven) <= holds) return 0.0;
  return driven - std::copysign(loss, driven);
}

/// Position loop around a speed loop with an integrator, and a limit of current. Both loops see the
/// motor's own encoder and nothing of what the play lies behind.
class Servo {
 public:
  struct Design {
    double position_gain_per_s = 0.0;  ///< 2 pi times the bandwidth that the drive is sold with
    double speed_gain_per_s = 0.0;
    double integral_s = 0.0;
    double mass_kg = 0.0;  ///< that the gains were set for
    double speed_mm_s = 0.0;
    double force_n = 0.0;     ///< at the current limit
    double encoder_mm = 0.0;  ///< one count of the motor's encoder
  };
  explicit Servo(const Design& design)
      : design_(design),
        counts_per_mm_(1.0 / design.encoder_mm),
        push_n_s_per_mm_(design.mass_kg * design.speed_gain_per_s / kMillimetresPerMetre),
        integral_per_s_(1.0 / design.integral_s) {}

  /// The motor's force over the next `seconds`.
  [[nodiscard]] double step(double setpoint_mm, double position_mm, double speed_mm_s,
                            double seconds) noexcept {
    const double counted = design_.encoder_mm * std::floor(position_mm * counts_per_mm_ + 0.5);
    const double wanted = std::clamp(design_.position_gain_per_s * (setpoint_mm - counted),
                                     -design_.speed_mm_s, design_.speed_mm_s);
    const double push = push_n_s_per_mm_ * (wanted - speed_mm_s);
    const double asked = push + integral_n_;
    const double force = std::clamp(asked, -design_.force_n, design_.force_n);
    limited_ = force != asked;
    // While the current is at its limit the integrator waits, or it would have to be unwound later.
    if (!limited_) integral_n_ += push * integral_per_s_ * seconds;
    return force;
  }
  void reset() noexcept {
    integral_n_ = 0.0;
    limited_ = false;
  }
  [[nodiscard]] bool limited() const noexcept { return limited_; }

 private:
  Design design_;
  // Of the design, so that no step divides.
  double counts_per_mm_;
  double push_n_s_per_mm_;
  double integral_per_s_;
  double integral_n_ = 0.0;
  bool limited_ = false;
};

}  // namespace knead::sim
