// Can a channel be believed: flat, clipped, or drowned in mains. Judged over the newest 50 ms in
// blocks of 10 ms, so that a fault is named within 100 ms. Needs no unit and no knowledge of the
// converter: recordings in volts and in counts are judged alike. Real-time safe, all channels at
// once.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <cstddef>
#include <limits>
#include <numbers>
#include <optional>

#include "control/signal/biquad_cascade.hpp"

namespace knead::signal {

struct ChannelFaults {
  bool flat = false;     ///< nothing moves: a broken lead or a stuck converter
  bool clipped = false;  ///< the converter met its rail
  bool drowned = false;  ///< mains is most of what is left after the notches
  [[nodiscard]] bool any() const { return flat || clipped || drowned; }
};

template <int Channels>
class ChannelWatch {
 public:
  explicit ChannelWatch(Hertz rate) noexcept
      : rate_(rate),
        block_length_(std::max(1, static_cast<int>(std::lround(rate.value() * kBlock_s)))) {
    look_for_mains(std::nullopt);
  }

  /// Where the line lies, once that is known.
  void look_for_mains(std::optional<Hertz> mains) noexcept {
    const double w = 2.0 * std::numbers::pi * (mains.value_or(kBetweenMains) / rate_);
    turn_ = std::polar(1.0, -w);
  }

  /// Takes one raw sample of every channel, and the same sample conditioned. True when a block was
  /// completed and the answers are new.
  bool push(const Lanes<Channels>& raw, const Lanes<Channels>& conditioned) noexcept {
    Block& b = blocks_[newest_];
    b.high = b.high.max(raw);
    b.low = b.low.min(raw);
    const Lanes<Channels> change = (raw - last_).abs();
    step_ = (change > 0.0).select(step_.min(change), step_);
    repeats_ = (raw == last_).select(repeats_ + 1.0, Lanes<Channels>::Zero());
    last_ = raw;
    b.stuck_high = (repeats_ >= kRailRepeats).select(b.stuck_high.max(raw), b.stuck_high);
    b.stuck_low = (repeats_ >= kRailRepeats).select(b.stuck_low.min(raw), b.stuck_low);
    b.power += conditioned.square();
    b.real += conditioned * phasor_.real();
    b.imaginary += conditioned * phasor_.imag();
    phasor_ = {phasor_.real() * turn_.real() - phasor_.imag() * turn_.imag(),
               phasor_.real() * turn_.imag() + phasor_.imag() * turn_.real()};
    if (++samples_ < block_length_) {
      return false;
    }
    judge();
    phasor_ /= std::abs(phasor_);
    newest_ = (newest_ + 1) % kBlocks;
    blocks_[newest_] = Block{};
    samples_ = 0;
    return true;
  }

  [[nodiscard]] const ChannelFaults& faults(int channel) const noexcept {
    return faults_[static_cast<std::size_t>(channel)];
  }
  /// RMS of the mains line left in the conditioned signal, over the newest 50 ms.
  [[nodiscard]] const Lanes<Channels>& line() const noexcept { return line_; }

 private:
  static constexpr double kBlock_s = 0.010;
  static constexpr std::size_t kBlocks = 5;
  static constexpr double kInfinity = std::numeric_limits<double>::infinity();
  /// A signal that is free to move does not repeat its extreme three times in a row, unless the
  /// converter is so coarse that its whole range of the moment is a few steps.
  static constexpr double kRailRepeats = 3.0;
  static constexpr double kFineEnough = 64.0;
  /// Share of the power that one line must have to drown the rest.
  static constexpr double kShareOfLine = 0.8;
  /// 50 ms see +- 10 Hz: half way between 50 and 60 Hz both show.
  static constexpr Hertz kBetweenMains{55.0};
  /// The line must dominate for this many blocks: EMG in so short a window does so by chance.
  static constexpr int kDrownedBlocks = 3;

  struct Block {
    Lanes<Channels> high = Lanes<Channels>::Constant(-kInfinity);
    Lanes<Channels> low = Lanes<Channels>::Constant(kInfinity);
    Lanes<Channels> stuck_high = Lanes<Channels>::Constant(-kInfinity);
    Lanes<Channels> stuck_low = Lanes<Channels>::Constant(kInfinity);
    Lanes<Channels> power = Lanes<Channels>::Zero();
    Lanes<Channels> real = Lanes<Channels>::Zero();
    Lanes<Channels> imaginary = Lanes<Channels>::Zero();
  };

  void judge() noexcept {
    Block sum = blocks_[0];
    for (std::size_t i = 1; i < kBlocks; ++i) {
      const Block& b = blocks_[i];
      sum.high = sum.high.max(b.high);
      sum.low = sum.low.min(b.low);
      sum.stuck_high = sum.stuck_high.max(b.stuck_high);
      sum.stuck_low = sum.stuck_low.min(b.stuck_low);
      sum.power += b.power;
      sum.real += b.real;
      sum.imaginary += b.imaginary;
    }
    filled_ = std::min(filled_ + 1, kBlocks);
    if (filled_ < kBlocks) {
      return;
    }
    const double n = static_cast<double>(kBlocks) * block_length_;
    const Lanes<Channels> line_power =
        (sum.real.square() + sum.imaginary.square()) * (2.0 / (n * n));
    line_ = line_power.sqrt();
    for (int c = 0; c < Channels; ++c) {
      const auto i = static_cast<std::size_t>(c);
      ChannelFaults& f = faults_[i];
      f.flat = !(sum.high(c) > sum.low(c));
      f.clipped = !f.flat && sum.high(c) - sum.low(c) > kFineEnough * step_(c) &&
                  (sum.stuck_high(c) >= sum.high(c) || sum.stuck_low(c) <= sum.low(c));
      drowned_for_[i] = line_power(c) > kShareOfLine * sum.power(c) / n ? drowned_for_[i] + 1 : 0;
      f.drowned = drowned_for_[i] >= kDrownedBlocks;
    }
  }

  Hertz rate_;
  int block_length_;
  int samples_ = 0;
  std::complex<double> turn_{};
  std::complex<double> phasor_{1.0};
  Lanes<Channels> last_ = Lanes<Channels>::Constant(kInfinity);
  Lanes<Channels> step_ = Lanes<Channels>::Constant(kInfinity);  ///< smallest seen: one count
  Lanes<Channels> repeats_ = Lanes<Channels>::Zero();
  std::array<Block, kBlocks> blocks_{};
  std::size_t newest_ = 0;
  std::size_t filled_ = 0;
  Lanes<Channels> line_ = Lanes<Channels>::Zero();
  std::array<int, Channels> drowned_for_{};
  std::array<ChannelFaults, Channels> faults_{};
};

}  // namespace knead::signal
