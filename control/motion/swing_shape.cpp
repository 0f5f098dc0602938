#include "control/motion/swing_shape.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace knead::motion {
namespace {

/// In balance the loop is cut for a two-hundredth of the time, and a rise that is cut for a fifth
/// of it has found its slope within a quarter of a second.
constexpr double kFlatter_per_s = 6.0;
constexpr double kSteeper_per_s = 0.03;
/// Softer than any back of DESIGN at the fastest kneading.
constexpr double kLeastShare = 0.3;
constexpr double kCrest = std::numbers::pi / 2.0;

}  // namespace

void SwingShape::step(const SwingPhase& phase, bool cut, double dt_s) noexcept {
  change_n_ = rate_n_s_ = 0.0;
  if (!phase.swings()) return;
  slope_share_ = std::clamp(slope_share_ + (kSteeper_per_s - (cut ? kFlatter_per_s : 0.0)) * dt_s,
                            kLeastShare, 1.0);
  // In units of the swing: the line goes through the middle, and is the crest's height at the crest
  // or less.
  const double sine = phase.turn().imag();
  const double cosine = phase.turn().real();
  const double height = std::min(1.0, slope_share_ * kCrest);
  double shaped = height * sine;
  double slope = height * cosine;
  if (cosine > 0.0) {
    const double angle = std::asin(std::clamp(sine, -1.0, 1.0));
    const double line = slope_share_ * angle;
    if (std::abs(line) < std::abs(shaped)) {
      shaped = line;
      slope = slope_share_;
    }
  }
  change_n_ = phase.swing_n() * (shaped - sine);
  rate_n_s_ = phase.swing_n() * phase.rad_s() * (slope - cosine);
}

}  // namespace knead::motion
