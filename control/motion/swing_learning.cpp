#include "control/motion/swing_learning.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "control/motion/loop_design.hpp"

namespace knead::motion {
namespace {

/// Below this a swing tells no phase above the sensor's noise.
constexpr double kLeastSwing_n = 1.0;
/// A change of what is asked (an ease, another place) shows in a cycle; the phase must not jump.
constexpr double kSwingFollows_s = 0.005;
/// An error beyond this is no imperfection of the swing but somebody who moved.
constexpr double kBelievedError_n = 4.0;
/// After a disturbance the error of so many periods is not listened to.
constexpr double kWaitPeriods = 1.0;

}  // namespace

SwingCorrection SwingLearning::step(const SwingInput& input) noexcept {
  follow(input);
  if (swing_n_ < kLeastSwing_n) return {};
  learn(input);
  return correction();
}

void SwingLearning::follow(const SwingInput& input) noexcept {
  const double rate_rad_s = 2.0 * std::numbers::pi * std::max(0.0, input.rate.value());
  if (rate_rad_s != rate_rad_s_) {
    forget();
    rate_rad_s_ = rate_rad_s;
  }
  const double slope = input.setpoint_rate.value();
  if (!(rate_rad_s > 0.0)) return;
  if (!started_) last_rate_n_s_ = slope;
  started_ = true;
  // s sin(a) has the slope s w cos(a), whose own slope is -s w^2 sin(a): size and phase of a sine
  // without its middle having to be known.
  const double bend = (slope - last_rate_n_s_) / input.dt_s;
  last_rate_n_s_ = slope;
  const Complex seen(slope / rate_rad_s, -bend / (rate_rad_s * rate_rad_s));
  const double share = input.dt_s / (kSwingFollows_s + input.dt_s);
  const Complex turned = turn_ * swing_n_ * std::polar(1.0, rate_rad_s * input.dt_s);
  const Complex now = turned + (seen - turned) * share;
  swing_n_ = std::abs(now);
  turn_ = swing_n_ > 0.0 ? now / swing_n_ : Complex{};
}

void SwingLearning::learn(const SwingInput& input) noexcept {
  undisturbed_s_ = input.may_learn ? undisturbed_s_ + input.dt_s : 0.0;
  if (undisturbed_s_ * rate_rad_s_ < kWaitPeriods * 2.0 * std::numbers::pi) return;
  const double error = std::clamp(input.error.value(), -kBelievedError_n, kBelievedError_n);
  Complex turn = 1.0;
  for (std::size_t h = 0; h < kHarmonics; ++h) {
    turn *= turn_;
    const double w = rate_rad_s_ * static_cast<double>(h + 1);
    if (w > design::kLearnedUpTo_rad_s) break;
    const Complex earlier = turn * std::polar(1.0, -w * design::kLearningLead_s);
    const double step = 2.0 * design::kLearningGain * input.dt_s * error / swing_n_;
    learned_[h] += step * std::conj(earlier);
    const double size = std::abs(learned_[h]);
    if (size > design::kLearnedMost[h]) learned_[h] *= design::kLearnedMost[h] / size;
  }
}

SwingCorrection SwingLearning::correction() const noexcept {
  Complex turn = 1.0;
  double force = 0.0;
  double rate = 0.0;
  for (std::size_t h = 0; h < kHarmonics; ++h) {
    turn *= turn_;
    const Complex part = swing_n_ * learned_[h] * turn;
    force += part.real();
    rate -= rate_rad_s_ * static_cast<double>(h + 1) * part.imag();
  }
  return {Newton(force), NewtonPerSecond(rate)};
}

}  // namespace knead::motion
