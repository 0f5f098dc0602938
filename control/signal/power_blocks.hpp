// The fast feature: how much power each channel had in the newest 5 ms above the heart's band, for
// whoever integrates evidence himself (the robust envelope answers 70 ms late, a block at once),
// with what the band below the muscle shows beside it. The power is that of the whitened signal: a
// muscle's spectrum falls with frequency, so that plain power is mostly that of its lowest few
// oscillations; whitened, 5 ms hold more independent values and say more. Real-time safe, fixed
// memory.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "control/signal/biquad_cascade.hpp"
#include "control/signal/slow_band.hpp"
#include "control/types/chair_description.hpp"

namespace knead::signal {

/// What one channel did in the newest block. Powers are mean squares, in the unit of the samples
/// squared.
struct PowerBlock {
  /// Above 100 Hz, where hardly any heart is left, whitened. Scaled so that a typical muscle has
  /// the power that it would have without whitening (others differ by up to a factor of 2).
  double power = 0.0;
  /// Newest value of the band of 8 to 30 Hz, in the unit of the samples, some 20 ms late: the
  /// heart, shaken leads and rubbed skin, with next to no muscle.
  double slow = 0.0;
};

template <int Channels>
struct PowerBlocksView {
  /// Counts completed blocks: a new one is there when this has changed.
  std::uint32_t number = 0;
  std::array<PowerBlock, static_cast<std::size_t>(Channels)> channel{};
};

template <int Channels>
class PowerBlocks {
 public:
  static constexpr double kBlock_s = 0.005;

  explicit PowerBlocks(Hertz rate) noexcept
      : block_length_(std::max(1, static_cast<int>(std::lround(rate.value() * kBlock_s)))),
        slow_band_(rate, block_length_) {}

  void notch_mains(std::optional<Hertz> mains) noexcept { slow_band_.notch_mains(mains); }

  /// Takes the raw sample of every channel, and the same conditioned and above the heart's band.
  void push(const Lanes<Channels>& raw, const Lanes<Channels>& above_heart) noexcept {
    white_ += (above_heart - kWhitening * before_).square();
    before_ = above_heart;
    slow_band_.push(raw);
    if (++samples_ == block_length_) finish_block();
  }

  [[nodiscard]] const PowerBlocksView<Channels>& view() const noexcept { return view_; }

 private:
  /// Share of the sample before that is subtracted. Of the drawn muscles (median 60 to 110 Hz, with
  /// their amplifier's noise) two levels are told apart 1.4 times as well as without; from 0.8 to 1
  /// it hardly matters, and 1.8 times would be the most that any filter reaches.
  static constexpr double kWhitening = 0.9;
  /// Power that this leaves of a muscle with a median of 80 Hz, sampled at 2 kHz: calculated.
  static constexpr double kWhitenedPower = 0.225;

  void finish_block() noexcept {
    const double samples = block_length_;
    const Lanes<Channels> slow = slow_band_.finish_block();
    for (int c = 0; c < Channels; ++c) {
      PowerBlock& b = view_.channel[static_cast<std::size_t>(c)];
      b.power = white_(c) / (samples * kWhitenedPower);
      b.slow = slow(c);
    }
    ++view_.number;
    white_.setZero();
    samples_ = 0;
  }

  int block_length_;
  int samples_ = 0;
  SlowBand<Channels> slow_band_;
  Lanes<Channels> white_ = Lanes<Channels>::Zero();
  Lanes<Channels> before_ = Lanes<Channels>::Zero();  ///< the newest sample above the heart
  PowerBlocksView<Channels> view_{};
};

/// As the chair has them.
using EmgPowerBlocks = PowerBlocksView<static_cast<int>(kEmgChannels)>;

}  // namespace knead::signal
