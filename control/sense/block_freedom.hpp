// How many independent values a block of power has, of this electrode on this person: what a block
// may say goes with it. Muscles differ in bandwidth, amplifiers in noise, and neighbouring blocks
// are not quite independent, so it is learned from the scatter of sums of a few blocks, which is
// what a test adds up. Real-time safe.
#pragma once

#include <algorithm>

namespace knead::sense {

class BlockFreedom {
 public:
  /// A healthy block's power over the expected one.
  void learn(double over_expected) noexcept {
    sum_ += over_expected;
    if (++summed_ < kTogether) return;
    const double off = std::min(sum_ / kTogether, kClip) - 1.0;
    variance_ += (off * off - variance_) / kRemembered;
    sum_ = 0.0;
    summed_ = 0;
  }
  [[nodiscard]] double value() const noexcept {
    return std::clamp(2.0 / (kTogether * variance_), kLeast, kMost);
  }

 private:
  /// A band 190 or 200 Hz wide has 2 in 5 ms, fewer where its spectrum is not level.
  static constexpr double kPrior = 2.0;
  static constexpr double kLeast = 0.7;
  static constexpr double kMost = 6.0;
  /// Blocks of 5 ms that are added up: the time in which the test decides. With 8, a tenth slower
  /// and no fewer false alarms.
  static constexpr int kTogether = 4;
  static constexpr double kClip = 3.0;
  /// In sums: 6 s.
  static constexpr double kRemembered = 300.0;

  double sum_ = 0.0;
  int summed_ = 0;
  double variance_ = 2.0 / (kTogether * kPrior);
};

}  // namespace knead::sense
