#include "control/motion/swing_phase.hpp"

#include <algorithm>
#include <numbers>

namespace knead::motion {
namespace {

/// A change of what is asked (an ease, another place) shows in a cycle; the phase must not jump.
constexpr double kFollows_s = 0.005;

}  // namespace

bool SwingPhase::step(Hertz rate, NewtonPerSecond slope, double dt_s) noexcept {
  const double rad_s = 2.0 * std::numbers::pi * std::max(0.0, rate.value());
  const bool another = rad_s != rad_s_;
  if (another) reset();
  rad_s_ = rad_s;
  if (!(rad_s > 0.0)) return !another;
  if (!started_) last_slope_n_s_ = slope.value();
  started_ = true;
  // s sin(a) has the slope s w cos(a), whose own slope is -s w^2 sin(a).
  const double bend = (slope.value() - last_slope_n_s_) / dt_s;
  last_slope_n_s_ = slope.value();
  const std::complex<double> seen(slope.value() / rad_s, -bend / (rad_s * rad_s));
  const std::complex<double> turned = turn_ * swing_n_ * std::polar(1.0, rad_s * dt_s);
  const std::complex<double> now = turned + (seen - turned) * (dt_s / (kFollows_s + dt_s));
  swing_n_ = std::abs(now);
  turn_ = swing_n_ > 0.0 ? now / swing_n_ : std::complex<double>{};
  return !another;
}

}  // namespace knead::motion
