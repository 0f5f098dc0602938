// Up to which force this person's healthy answer has been seen in this massage. The line of force
// to EMG is only known as far as it was learned: beyond it a surprise could be guarding or simply
// more force, so the ceiling runs ahead of it by half and no more. One side. Real-time safe.
#pragma once

#include <array>
#include <cstddef>

#include "control/types/units.hpp"

namespace knead::sense {

class LearnedForce {
 public:
  /// A cycle in which this force pressed and the muscles answered as expected.
  void learn(Newton force, double dt_s) noexcept {
    const double steps = force / kStep;
    for (std::size_t i = 0; i < kSteps && static_cast<double>(i + 1) <= steps; ++i) {
      at_least_s_[i] += dt_s;
    }
    // A lower force has always been seen for at least as long as a higher one.
    while (enough_ < kSteps && at_least_s_[enough_] >= kEnough_s) ++enough_;
  }
  /// The highest force, in steps of 5 N, that was answered calmly for a second in all.
  [[nodiscard]] Newton highest() const noexcept { return kStep * static_cast<double>(enough_); }

 private:
  static constexpr Newton kStep{5.0};
  static constexpr std::size_t kSteps = 16;  ///< to 80 N, the most that the gate allows
  /// Time constants of the line's gains and of the muscle's lag are well below. Assumed.
  static constexpr double kEnough_s = 1.0;
  std::array<double, kSteps> at_least_s_{};
  std::size_t enough_ = 0;  ///< steps that were seen for long enough
};

}  // namespace knead::sense
