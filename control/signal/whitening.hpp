// How much of the sample before should be taken off each sample of a channel above the heart's
// band, so that the power of a few milliseconds says most about its muscle? Where the muscle is
// louder than the amplifier the signal's spectrum falls, and levelling it makes more independent
// values. Where the amplifier is as loud, that would make most of the amplifier's noise: less is
// taken off. Which it is shows at rest, by how alike neighbouring samples are. Real-time safe.
#pragma once

#include <algorithm>

#include "control/types/units.hpp"

namespace knead::signal {

class Whitening {
 public:
  /// What is said here of neighbours holds at this rate; at others nothing is to be learned.
  [[nodiscard]] static constexpr bool knows(Hertz rate) noexcept {
    return abs(rate - kRate) < kRateOff;
  }

  /// One block at rest: twice the sum of its products of neighbours over the sum of their squares.
  void learn(double alike) noexcept {
    blocks_ = std::min(blocks_ + 1.0, kRemembered);
    alike_ = std::min(alike_ + (alike - alike_) / (kPriorBlocks + blocks_), kMostAlike);
    share_ = std::clamp(kMostShare - kFall * (kMuscleAlike - alike_), kLeastShare, kMostShare);
    left_ = left(share_, alike_);
  }

  /// Share of the sample before that is to be taken off.
  [[nodiscard]] double share() const noexcept { return share_; }
  /// Power that this leaves of the channel's at rest.
  [[nodiscard]] double left() const noexcept { return left_; }

 private:
  /// Calculated for 2 kHz, for muscles with medians of 60 to 110 Hz at 1.2 to 12 times their
  /// amplifier's noise, between 100 and 450 Hz: blocks of 10 samples are alike by 0.82 and more
  /// where 0.9 tells two levels of the muscle apart best, by 0.80 where 0.6 to 0.7 does, by 0.78
  /// where 0.4 does and by 0.74 to 0.76 where 0.2 to 0.3 does, which says 1.3 to 3.2 times as much
  /// as 0.9 there. At any other rate it is 0.9.
  static constexpr Hertz kRate{2000.0};
  static constexpr Hertz kRateOff{50.0};
  static constexpr double kMostShare = 0.9;
  static constexpr double kLeastShare = 0.2;
  static constexpr double kMuscleAlike = 0.82;
  static constexpr double kFall = 10.0;
  /// Blocks are so much less alike than the whole signal is, since each stands for itself.
  static constexpr double kOfShortBlocks = 0.032;
  /// Of a muscle with a median of 80 Hz: believed first, like so many blocks.
  static constexpr double kTypicalAlike = 0.845;
  static constexpr double kPriorBlocks = 20.0;
  /// No muscle of those is more alike. What is, is a lead that shakes or a motor nearby, and would
  /// leave next to nothing to divide by.
  static constexpr double kMostAlike = 0.87;
  /// One is taken every 10 ms: 10 s, after which chance moves the share by some 0.05.
  static constexpr double kRemembered = 1000.0;

  [[nodiscard]] static constexpr double left(double share, double alike) noexcept {
    return 1.0 + share * share - 2.0 * share * (alike + kOfShortBlocks);
  }

  double blocks_ = 0.0;
  double alike_ = kTypicalAlike;
  double share_ = kMostShare;
  double left_ = left(kMostShare, kTypicalAlike);
};

}  // namespace knead::signal
