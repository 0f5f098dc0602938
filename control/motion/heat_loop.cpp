#include "control/motion/heat_loop.hpp"

#include <algorithm>

namespace knead::motion {
namespace {

/// All assumed for a pad of some 20 W under cloth that warms by 0.05 to 0.5 K/s at full duty and
/// loses its heat over minutes.
constexpr double kGain_per_k = 1.0;
constexpr double kIntegralTime_s = 150.0;
/// Only near the set-point: a warm-up of minutes would fill any integrator.
constexpr double kIntegrateWithin_k = 2.0;
/// Heat that is already in the wire goes on arriving for about so long after the duty is cut.
constexpr double kForesight_s = 15.0;
constexpr double kSmooth_s = 1.0;
constexpr double kSlow_s = 5.0;
/// From here the duty is cut whatever the controller says (promise: never 0.5 K above).
constexpr double kCutAbove_k = 0.3;

}  // namespace

void HeatLoop::reset() noexcept {
  running_ = false;
  integral_ = 0.0;
}

Fraction HeatLoop::step(Celsius surface, Celsius setpoint, double dt_s) noexcept {
  if (setpoint.value() <= 0.0) {
    reset();
    return Fraction(0.0);
  }
  const double measured = surface.value();
  if (!running_) {
    running_ = true;
    smooth_degc_ = slow_degc_ = measured;
  }
  smooth_degc_ += (measured - smooth_degc_) * dt_s / (kSmooth_s + dt_s);
  slow_degc_ += (smooth_degc_ - slow_degc_) * dt_s / (kSlow_s + dt_s);
  const double slope = (smooth_degc_ - slow_degc_) / kSlow_s;

  const double error = setpoint.value() - smooth_degc_;
  const double wanted = kGain_per_k * (error - kForesight_s * slope) + integral_;
  const double duty = std::clamp(wanted, 0.0, 1.0);
  const bool saturated = duty != wanted && (wanted > duty) == (error > 0.0);
  if (!saturated && error < kIntegrateWithin_k && error > -kIntegrateWithin_k) {
    integral_ = std::clamp(integral_ + kGain_per_k * error * dt_s / kIntegralTime_s, 0.0, 1.0);
  }
  if (measured >= setpoint.value() + kCutAbove_k) return Fraction(0.0);
  return Fraction(duty);
}

}  // namespace knead::motion
