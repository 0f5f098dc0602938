// The fast feature: how much power each channel had in the newest 5 ms in the muscle's two bands,
// for whoever integrates evidence himself (the robust envelope answers 70 ms late, a block at
// once), with what each band shows at rest and what the band below the muscle shows beside it.
// Real-time safe, fixed memory.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "control/signal/band_rest.hpp"
#include "control/signal/biquad_cascade.hpp"
#include "control/signal/muscle_bands.hpp"
#include "control/signal/slow_band.hpp"
#include "control/types/chair_description.hpp"

namespace knead::signal {

/// What one channel did in the newest block. Powers are mean squares, in the unit of the samples
/// squared, so scaled that a lead that is shaken shows the same in both bands.
struct PowerBlock {
  PerBand<double> power{};
  PerBand<double> rest{};                  ///< of the same bands; 0 while not known
  PerBand<double> muscle_share{1.0, 1.0};  ///< of the rest
  double floor = 1.0;  ///< power that the channel's floor has stepped by in all, since ever
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
        bands_(rate),
        slow_band_(rate, block_length_) {}

  void notch_mains(std::optional<Hertz> mains) noexcept { slow_band_.notch_mains(mains); }

  /// Takes the raw sample of every channel, and the same conditioned.
  void push(const Lanes<Channels>& raw, const Lanes<Channels>& conditioned) noexcept {
    const PerBand<Lanes<Channels>> heard = bands_.step(conditioned);
    for (std::size_t b = 0; b < kMuscleBands; ++b) squares_[b] += heard[b].square();
    slow_band_.push(raw);
    if (++samples_ == block_length_) finish_block();
  }

  /// The newest block is this channel's rest.
  void learn_rest(int channel) noexcept {
    const auto c = static_cast<std::size_t>(channel);
    rest_[c].learn(view_.channel[c].power, bands_.shapes());
    if (rest_[c].known()) tell_rest(c);
  }
  /// This channel's floor has stepped: so many times the amplitude.
  void step_rest(int channel, double factor) noexcept {
    const auto c = static_cast<std::size_t>(channel);
    rest_[c].step_by(factor * factor);
    view_.channel[c].floor *= factor * factor;
    if (rest_[c].known()) tell_rest(c);
  }

  [[nodiscard]] const PowerBlocksView<Channels>& view() const noexcept { return view_; }

 private:
  void finish_block() noexcept {
    const Lanes<Channels> slow = slow_band_.finish_block();
    for (int c = 0; c < Channels; ++c) {
      PowerBlock& block = view_.channel[static_cast<std::size_t>(c)];
      for (std::size_t b = 0; b < kMuscleBands; ++b) {
        block.power[b] = squares_[b](c) * bands_.scale()[b] / block_length_;
      }
      block.slow = slow(c);
    }
    ++view_.number;
    for (Lanes<Channels>& squares : squares_) squares.setZero();
    samples_ = 0;
  }

  void tell_rest(std::size_t c) noexcept {
    view_.channel[c].rest = rest_[c].power();
    view_.channel[c].muscle_share = rest_[c].muscle_share();
  }

  int block_length_;
  int samples_ = 0;
  MuscleBands<Channels> bands_;
  SlowBand<Channels> slow_band_;
  std::array<BandRest, static_cast<std::size_t>(Channels)> rest_{};
  PerBand<Lanes<Channels>> squares_{Lanes<Channels>::Zero(), Lanes<Channels>::Zero()};
  PowerBlocksView<Channels> view_{};
};

/// As the chair has them.
using EmgPowerBlocks = PowerBlocksView<static_cast<int>(kEmgChannels)>;

}  // namespace knead::signal
