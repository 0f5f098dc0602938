// The fast feature: how much power each channel had in the newest 5 ms above the heart's band, for
// whoever integrates evidence himself (the robust envelope answers 70 ms late, a block at once),
// with what makes a block doubtful beside it. The power is that of the whitened signal: a muscle's
// spectrum falls with frequency, so that plain power is mostly that of its lowest few oscillations;
// whitened, 5 ms hold more independent values and say more. Real-time safe, fixed memory.
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
  double slow = 0.0;  ///< 8 to 30 Hz, over about 30 ms and 20 ms late
  /// Share of the slow power that no muscle explains: 0 as in muscle, towards 1 when the heart or a
  /// rubbed electrode makes nearly all of it. As late as `slow`.
  double artefact = 0.0;
};

template <int Channels>
struct PowerBlocksView {
  /// Counts completed blocks: a new one is there when this has changed.
  std::uint32_t number = 0;
  std::array<PowerBlock, static_cast<std::size_t>(Channels)> channel{};
  /// At least half of the channels have slow power that no muscle explains, all at once: a heart
  /// beat, or the whole person moves. Muscles near one roller do not look like that.
  bool heart_beat_now = false;
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
    fast_ += above_heart.square();
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
  /// Slow over fast power of muscles: 0.02 to 0.6 on average in recordings of five muscles and in
  /// the simulated ones, below this 97 % of the time or more. A rubbed electrode (15 Hz, one pole):
  /// 5; a heart: 100 to 2,000.
  static constexpr double kMuscleSlowOverFast = 2.0;
  /// Memory of the powers that are compared, in blocks.
  static constexpr double kCompareBlocks = 6.0;
  static constexpr double kHeartLike = 0.8;

  void finish_block() noexcept {
    const double samples = block_length_;
    smooth_fast_ += (fast_ / samples - smooth_fast_) / kCompareBlocks;
    smooth_slow_ += (slow_band_.finish_block().square() - smooth_slow_) / kCompareBlocks;
    int doubtful = 0;
    for (int c = 0; c < Channels; ++c) {
      PowerBlock& b = view_.channel[static_cast<std::size_t>(c)];
      b.power = white_(c) / (samples * kWhitenedPower);
      b.slow = smooth_slow_(c);
      const double excess = smooth_slow_(c) - kMuscleSlowOverFast * smooth_fast_(c);
      b.artefact = excess > 0.0 ? excess / smooth_slow_(c) : 0.0;
      doubtful += b.artefact > kHeartLike ? 1 : 0;
    }
    view_.heart_beat_now = 2 * doubtful >= Channels;
    ++view_.number;
    fast_.setZero();
    white_.setZero();
    samples_ = 0;
  }

  int block_length_;
  int samples_ = 0;
  SlowBand<Channels> slow_band_;
  Lanes<Channels> fast_ = Lanes<Channels>::Zero();
  Lanes<Channels> white_ = Lanes<Channels>::Zero();
  Lanes<Channels> before_ = Lanes<Channels>::Zero();  ///< the newest sample above the heart
  Lanes<Channels> smooth_fast_ = Lanes<Channels>::Zero();
  Lanes<Channels> smooth_slow_ = Lanes<Channels>::Zero();
  PowerBlocksView<Channels> view_{};
};

/// As the chair has them.
using EmgPowerBlocks = PowerBlocksView<static_cast<int>(kEmgChannels)>;

}  // namespace knead::signal
