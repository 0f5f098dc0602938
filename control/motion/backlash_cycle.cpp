#include "control/motion/backlash_cycle.hpp"

#include <cmath>
#include <numbers>

namespace knead::motion {

std::complex<double> backlash_gain(double ratio) {
  if (ratio <= 1.0) return {};
  const double u = 1.0 - 2.0 / ratio;
  const double in_step = 0.5 + (std::asin(u) + u * std::sqrt(1.0 - u * u)) / std::numbers::pi;
  const double late = 4.0 / std::numbers::pi / ratio * (1.0 - 1.0 / ratio);
  return {in_step, -late};
}

std::optional<BacklashCycle> backlash_cycle(const LoopModel& model, double gap_mm) {
  // At each frequency one amplitude makes |N L| = 1; the cycle is where the phase is -180 deg then.
  // |N| grows with the amplitude, so it is found by halving, and the largest is the one at the
  // highest ratio.
  constexpr double kLowest = 0.05;
  constexpr double kPointsPerDecade = 100.0;
  constexpr int kPoints = 460;  // 0.05 to 2000 rad/s
  std::optional<BacklashCycle> largest;
  double largest_ratio = 0.0;
  double before = 0.0;
  bool had_before = false;
  for (int i = 0; i < kPoints; ++i) {
    const double w = kLowest * std::pow(10.0, i / kPointsPerDecade);
    const std::complex<double> loop = loop_response(model, w);
    if (std::abs(loop) <= 1.0) {
      had_before = false;
      continue;
    }
    double low = 1.0;
    double high = 1e6;
    for (int step = 0; step < 40; ++step) {
      const double middle = std::sqrt(low * high);
      (std::abs(backlash_gain(middle) * loop) < 1.0 ? low : high) = middle;
    }
    // Zero where both cancel; its sign tells on which side of -180 deg the product is.
    const double side = (backlash_gain(high) * loop).imag();
    const bool opposite = (backlash_gain(high) * loop).real() < 0.0;
    if (had_before && opposite && (side >= 0.0) != (before >= 0.0) && high > largest_ratio) {
      largest_ratio = high;
      const double arm = (high - 1.0) * gap_mm / 2.0;
      largest = BacklashCycle{w, arm, arm * std::hypot(model.stiffness, model.damping * w)};
    }
    before = side;
    had_before = opposite;
  }
  return largest;
}

}  // namespace knead::motion
