// The fast feature: how much power each channel had in the newest 5 ms above the heart's band, for
// whoever integrates evidence himself (the robust envelope answers 70 ms late, a block at once),
// with what the band below the muscle shows beside it. The power is that of the whitened signal: a
// muscle's spectrum falls with frequency, so that plain power is mostly that of its lowest few
// oscillations; whitened, 5 ms hold more independent values and say more. How far to whiten each
// channel is learned from its rest (Whitening). Real-time safe, fixed memory.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "control/signal/biquad_cascade.hpp"
#include "control/signal/slow_band.hpp"
#include "control/signal/whitening.hpp"
#include "control/types/chair_description.hpp"

namespace knead::signal {

/// What one channel did in the newest block. Powers are mean squares, in the unit of the samples
/// squared.
struct PowerBlock {
  /// Above 100 Hz, where hardly any heart is left, whitened. Scaled so that the rest has about the
  /// power that it would have without whitening.
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
        learns_rest_(Whitening::knows(rate)),
        slow_band_(rate, block_length_) {}

  void notch_mains(std::optional<Hertz> mains) noexcept { slow_band_.notch_mains(mains); }

  /// Takes the raw sample of every channel, and the same conditioned and above the heart's band.
  void push(const Lanes<Channels>& raw, const Lanes<Channels>& above_heart) noexcept {
    squares_ += above_heart.square();
    products_ += above_heart * before_;
    before_ = above_heart;
    slow_band_.push(raw);
    if (++samples_ == block_length_) finish_block();
  }

  /// The newest block is this channel's rest.
  void learn_rest(int channel) noexcept {
    if (!learns_rest_) return;
    whitening_[static_cast<std::size_t>(channel)].learn(alike_(channel));
  }

  [[nodiscard]] const PowerBlocksView<Channels>& view() const noexcept { return view_; }

 private:
  void finish_block() noexcept {
    const double samples = block_length_;
    const Lanes<Channels> slow = slow_band_.finish_block();
    // Of the samples before, which are the block's own less the newest and with the one before it.
    const Lanes<Channels> squares_before = squares_ + block_before_.square() - before_.square();
    for (int c = 0; c < Channels; ++c) {
      PowerBlock& b = view_.channel[static_cast<std::size_t>(c)];
      const Whitening& white = whitening_[static_cast<std::size_t>(c)];
      const double share = white.share();
      const double sum =
          squares_(c) + share * share * squares_before(c) - 2.0 * share * products_(c);
      b.power = std::max(0.0, sum) / (samples * white.left());
      const double both = squares_(c) + squares_before(c);
      alike_(c) = both > 0.0 ? 2.0 * products_(c) / both : 0.0;
      b.slow = slow(c);
    }
    ++view_.number;
    squares_.setZero();
    products_.setZero();
    block_before_ = before_;
    samples_ = 0;
  }

  int block_length_;
  int samples_ = 0;
  bool learns_rest_;
  SlowBand<Channels> slow_band_;
  std::array<Whitening, static_cast<std::size_t>(Channels)> whitening_{};
  Lanes<Channels> squares_ = Lanes<Channels>::Zero();
  Lanes<Channels> products_ = Lanes<Channels>::Zero();      ///< of each sample with the one before
  Lanes<Channels> before_ = Lanes<Channels>::Zero();        ///< the newest sample above the heart
  Lanes<Channels> block_before_ = Lanes<Channels>::Zero();  ///< the newest of the block before
  Lanes<Channels> alike_ = Lanes<Channels>::Zero();         ///< neighbours of the newest block
  PowerBlocksView<Channels> view_{};
};

/// As the chair has them.
using EmgPowerBlocks = PowerBlocksView<static_cast<int>(kEmgChannels)>;

}  // namespace knead::signal
