#include "control/motion/swing_phase.hpp"

#include <algorithm>
#include <numbers>

namespace knead::motion {
namespace {

/// A change of what is asked (an ease, another place) shows in a cycle; the phase must not jump.
constexpr double kFollows_s = 0.005;
/// A slope that moves by more than this share of what the swing itself can was eased, not swung. A
/// step has no bend: taken for one, it would be many times the swing.
constexpr double kBendsMost = 1.5;
/// A swing that begins is not yet known.
constexpr double kLeastBending_n = 1.0;

}  // namespace

bool SwingPhase::step(Hertz rate, NewtonPerSecond slope, Newton most, double dt_s) noexcept {
  const double rad_s = 2.0 * std::numbers::pi * std::max(0.0, rate.value());
  const bool another = rad_s != rad_s_;
  if (another) reset();
  rad_s_ = rad_s;
  if (!(rad_s > 0.0)) return !another;
  if (!started_) last_slope_n_s_ = slope.value();
  started_ = true;
  // s sin(a) has the slope s w cos(a), whose own slope is -s w^2 sin(a).
  const double bend_n = -(slope.value() - last_slope_n_s_) / (dt_s * rad_s * rad_s);
  last_slope_n_s_ = slope.value();
  const std::complex<double> turned = turn_ * swing_n_ * std::polar(1.0, rad_s * dt_s);
  const bool bends = std::abs(bend_n) <= kBendsMost * std::max(swing_n_, kLeastBending_n);
  const std::complex<double> seen(slope.value() / rad_s, bends ? bend_n : turned.imag());
  const std::complex<double> now = turned + (seen - turned) * (dt_s / (kFollows_s + dt_s));
  const double size_n = std::abs(now);
  turn_ = size_n > 0.0 ? now / size_n : std::complex<double>{};
  swing_n_ = std::min(size_n, most.value());
  return !another;
}

}  // namespace knead::motion
