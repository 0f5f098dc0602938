// How strong the muscle's signal is, not minding the heart: rectified means over 10 ms blocks, and
// the median of the newest of them. A heart beat fills fewer than half of the blocks and cannot
// move a median; a contraction that lasts does. Real-time safe; the medians cost a few hundred
// nanoseconds once in 10 ms.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "control/signal/biquad_cascade.hpp"

namespace knead::signal {

template <int Channels>
class RobustEnvelope {
 public:
  static constexpr double kBlock_s = 0.010;
  /// 130 ms of blocks: a QRS complex is at most 100 ms wide and about 60 ms above 20 Hz, so it
  /// fills 6 of 13 blocks at most.
  static constexpr std::size_t kBlocks = 13;
  /// A step of the muscle shows when it fills the median block.
  static constexpr double kDelay_s = kBlock_s * (static_cast<double>(kBlocks) + 1.0) / 2.0;

  explicit RobustEnvelope(Hertz rate) noexcept
      : block_length_(std::max(1, static_cast<int>(std::lround(rate.value() * kBlock_s)))) {}

  /// Takes one conditioned sample of every channel. True when a block was completed and `value()`
  /// is new.
  bool push(const Lanes<Channels>& conditioned) noexcept {
    sum_ += conditioned.abs();
    if (++samples_ < block_length_) {
      return false;
    }
    blocks_[next_] = sum_ * (kRmsOfMean / static_cast<double>(block_length_));
    newest_ = blocks_[next_];
    next_ = (next_ + 1) % kBlocks;
    filled_ = std::min(filled_ + 1, kBlocks);
    sum_.setZero();
    samples_ = 0;
    take_medians();
    return true;
  }

  /// RMS of the signal, as far as it is Gaussian noise.
  [[nodiscard]] const Lanes<Channels>& value() const noexcept { return value_; }
  /// The same over the newest block alone: fast, and moved by anything.
  [[nodiscard]] const Lanes<Channels>& newest_block() const noexcept { return newest_; }
  [[nodiscard]] bool settled() const noexcept { return filled_ == kBlocks; }

 private:
  /// RMS over mean magnitude of Gaussian noise.
  static constexpr double kRmsOfMean = 1.2533141373155003;  // sqrt(pi / 2)

  /// The least of the rest, again and again, as far as the middle one; all channels at once.
  void take_medians() noexcept {
    std::array<Lanes<Channels>, kBlocks> rising = blocks_;
    const std::size_t middle = filled_ / 2;
    for (std::size_t place = 0; place <= middle; ++place) {
      Lanes<Channels> least = rising[filled_ - 1];
      for (std::size_t b = filled_ - 1; b > place; --b) {
        rising[b] = least.max(rising[b - 1]);
        least = least.min(rising[b - 1]);
      }
      rising[place] = least;
    }
    value_ = rising[middle];
  }

  int block_length_;
  int samples_ = 0;
  Lanes<Channels> sum_ = Lanes<Channels>::Zero();
  std::array<Lanes<Channels>, kBlocks> blocks_{};
  Lanes<Channels> value_ = Lanes<Channels>::Zero();
  Lanes<Channels> newest_ = Lanes<Channels>::Zero();
  std::size_t next_ = 0;
  std::size_t filled_ = 0;
};

}  // namespace knead::signal
