// What one channel shows in each band at rest, and how much of that is its muscle: where the
// amplifier is as loud, a muscle that doubles is hardly seen. Told by how the two bands compare,
// since an amplifier's noise lies mostly in the upper and a muscle in the lower. Real-time safe.
#pragma once

#include <algorithm>

#include "control/signal/muscle_bands.hpp"

namespace knead::signal {

class BandRest {
 public:
  /// One block at rest: its powers, scaled.
  void learn(const PerBand<double>& power, const BandShapes& shapes) noexcept {
    const bool rest = power[0] <= kNoRest * power_[0] && power[1] <= kNoRest * power_[1];
    if (known() && !rest) return;
    blocks_ = std::min(blocks_ + 1.0, kRemembered);
    for (std::size_t b = 0; b < kMuscleBands; ++b) power_[b] += (power[b] - power_[b]) / blocks_;
    tell_apart(shapes);
  }
  /// The floor has stepped: so many times the power.
  void step_by(double factor) noexcept {
    for (double& power : power_) power *= factor;
  }

  [[nodiscard]] bool known() const noexcept { return blocks_ >= kFirst; }
  /// Mean square, in the unit of the samples squared; meaningful when known.
  [[nodiscard]] const PerBand<double>& power() const noexcept { return power_; }
  /// Of that power, 0 to 1.
  [[nodiscard]] const PerBand<double>& muscle_share() const noexcept { return muscle_share_; }

 private:
  /// One is taken every 10 ms: known after 0.3 s, and right within 3 % after 10 s.
  static constexpr double kFirst = 30.0;
  static constexpr double kRemembered = 1000.0;
  /// A block at rest exceeds this many times the mean once in some 1,000, a heart beat or a knock
  /// mostly: it is none. Assumed.
  static constexpr double kNoRest = 8.0;
  /// A muscle is never quite gone, or nothing could be looked for.
  static constexpr double kLeastShare = 0.05;

  void tell_apart(const BandShapes& of) noexcept {
    const double det = of.muscle[0] * of.amplifier[1] - of.muscle[1] * of.amplifier[0];
    const double muscle =
        std::max(0.0, (power_[0] * of.amplifier[1] - power_[1] * of.amplifier[0]) / det);
    const double amplifier =
        std::max(0.0, (of.muscle[0] * power_[1] - of.muscle[1] * power_[0]) / det);
    for (std::size_t b = 0; b < kMuscleBands; ++b) {
      const double both = muscle * of.muscle[b] + amplifier * of.amplifier[b];
      muscle_share_[b] =
          both > 0.0 ? std::clamp(muscle * of.muscle[b] / both, kLeastShare, 1.0) : 1.0;
    }
  }

  double blocks_ = 0.0;
  PerBand<double> power_{};
  PerBand<double> muscle_share_{1.0, 1.0};
};

}  // namespace knead::signal
