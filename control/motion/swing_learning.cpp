#include "control/motion/swing_learning.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "control/motion/loop_design.hpp"

namespace knead::motion {
namespace {

/// An error beyond this is no imperfection of the swing but somebody who moved.
constexpr double kBelievedError_n = 4.0;
/// After a disturbance the error of so many periods is not listened to.
constexpr double kWaitPeriods = 1.0;

}  // namespace

SwingCorrection SwingLearning::step(const SwingInput& input) noexcept {
  if (!input.phase.swings()) return {};
  learn(input);
  return correction(input.phase);
}

void SwingLearning::learn(const SwingInput& input) noexcept {
  undisturbed_s_ = input.undisturbed ? undisturbed_s_ + input.dt_s : 0.0;
  const double rad_s = input.phase.rad_s();
  if (undisturbed_s_ * rad_s < kWaitPeriods * 2.0 * std::numbers::pi || input.cut) return;
  const double error = std::clamp(input.error.value(), -kBelievedError_n, kBelievedError_n);
  const double step = 2.0 * design::kLearningGain * input.dt_s * error / input.phase.swing_n();
  Complex turn = 1.0;
  for (std::size_t h = 0; h < kHarmonics; ++h) {
    turn *= input.phase.turn();
    const double w = rad_s * static_cast<double>(h + 1);
    if (w > design::kLearnedUpTo_rad_s) break;
    const Complex earlier = turn * std::polar(1.0, -w * design::kLearningLead_s);
    learned_[h] += step * std::conj(earlier);
    const double size = std::abs(learned_[h]);
    if (size > design::kLearnedMost[h]) learned_[h] *= design::kLearnedMost[h] / size;
  }
}

SwingCorrection SwingLearning::correction(const SwingPhase& phase) const noexcept {
  Complex turn = 1.0;
  double force = 0.0;
  double rate = 0.0;
  for (std::size_t h = 0; h < kHarmonics; ++h) {
    turn *= phase.turn();
    const Complex part = phase.swing_n() * learned_[h] * turn;
    force += part.real();
    rate -= phase.rad_s() * static_cast<double>(h + 1) * part.imag();
  }
  return {Newton(force), NewtonPerSecond(rate)};
}

}  // namespace knead::motion
