// Can a channel be believed: flat, saturated, alternating, or drowned in mains. Judged over the
// newest 40 to 80 ms in blocks of 10 ms, so that a fault is named within 100 ms. Needs no unit and
// no knowledge of the converter: recordings in volts and in counts are judged alike. Real-time
// safe, all channels at once.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "control/signal/biquad_cascade.hpp"
#include "control/signal/hum_watch.hpp"
#include "control/signal/rail_watch.hpp"
#include "control/signal/usual_power.hpp"

namespace knead::signal {

struct ChannelFaults {
  bool flat = false;         ///< nothing moves: a broken lead or a stuck converter
  bool saturated = false;    ///< the converter meets its rail, or stays there
  bool drowned = false;      ///< mains is most of what is left after the notches
  bool alternating = false;  ///< every second sample mirrors the one before
  [[nodiscard]] bool any() const { return flat || saturated || drowned || alternating; }
};

template <int Channels>
class ChannelWatch {
 public:
  explicit ChannelWatch(Hertz rate) noexcept
      : block_length_(std::max(1, static_cast<int>(std::lround(rate.value() * kBlock_s)))),
        hum_(rate) {}

  /// Takes one raw sample of every channel, and the same sample conditioned. True when a block was
  /// completed and the answers are new.
  bool push(const Lanes<Channels>& raw, const Lanes<Channels>& conditioned) noexcept {
    Block& b = blocks_[newest_];
    const Lanes<Channels> change =
        started_ ? Lanes<Channels>(raw - last_) : Lanes<Channels>::Zero();
    b.change += change.square();
    b.turned += change * last_change_;
    b.power += conditioned.square();
    rail_.push(raw);
    hum_.push(conditioned);
    last_ = raw;
    last_change_ = change;
    started_ = true;
    if (++samples_ < block_length_) {
      return false;
    }
    hum_.finish_block();
    judge();
    newest_ = (newest_ + 1) % kBlocks;
    blocks_[newest_] = Block{};
    samples_ = 0;
    return true;
  }

  [[nodiscard]] const ChannelFaults& faults(int channel) const noexcept {
    return faults_[static_cast<std::size_t>(channel)];
  }
  /// The figures behind the answers, for who has to say them: correlation with the period of the
  /// mains before, and of a change from sample to sample with the one before it (-1 alternates).
  [[nodiscard]] double hum_likeness(int channel) const noexcept {
    return std::max(hum_.likeness()(channel), hum_.sudden_likeness()(channel));
  }
  [[nodiscard]] double turning(int channel) const noexcept { return turning_(channel); }
  [[nodiscard]] const RailWatch<Channels>& rail() const noexcept { return rail_; }

  /// The limits that those meet.
  static constexpr double kHumLikeness = 0.77;
  static constexpr double kTurning = -0.8;

 private:
  static constexpr double kBlock_s = 0.010;
  static constexpr std::size_t kBlocks = 5;
  /// In two blocks running: 80 channel-minutes of simulated muscle of 50 to 110 Hz looked like hum
  /// twice, at 50 Hz.
  static constexpr int kDrownedBlocks = 2;
  /// Hum that makes up kHumLikeness of a signal has made it 4 times as powerful as the muscle was.
  /// What repeats itself without having become louder than it usually is is drowned when it goes on
  /// to: muscle does so by chance, and not for long.
  static constexpr double kDrownedOverUsual = 3.0;
  static constexpr int kLastingBlocks = 10;
  /// Hum that overwhelms what was there is named at once, by its newest two periods.
  static constexpr double kOverwhelming = 100.0;
  static constexpr double kSuddenLikeness = 0.95;
  /// An alternation is a fault when its power is at least this share of the signal's: white noise
  /// turns by -0.5 and is none.
  static constexpr double kAlternationOfSignal = 0.25;

  struct Block {
    Lanes<Channels> change = Lanes<Channels>::Zero();
    Lanes<Channels> turned = Lanes<Channels>::Zero();
    Lanes<Channels> power = Lanes<Channels>::Zero();
  };

  void judge() noexcept {
    Block sum = blocks_[0];
    for (std::size_t i = 1; i < kBlocks; ++i) {
      sum.change += blocks_[i].change;
      sum.turned += blocks_[i].turned;
      sum.power += blocks_[i].power;
    }
    rail_.finish_block((sum.change / static_cast<double>(kBlocks * block_length_)).sqrt());
    filled_ = std::min(filled_ + 1, kBlocks);
    if (filled_ < kBlocks) {
      return;
    }
    turning_ = (sum.change > 0.0).select(sum.turned / sum.change, Lanes<Channels>::Zero());
    for (int c = 0; c < Channels; ++c) {
      const auto i = static_cast<std::size_t>(c);
      const bool drowned = judge_hum(i, sum.power(c));
      // Still where it never was before, or at the end of its range: a rail. Still in between:
      // flat.
      faults_[i] = {.flat = rail_.still(i) && !rail_.still_at_end(i),
                    .saturated = rail_.still_at_end(i) || rail_.clipped(i),
                    .drowned = drowned && !rail_.still(i),
                    // Of an alternation by +-a each change is 2 a: a quarter of the changes' power
                    // is its own.
                    .alternating = turning_(c) < kTurning &&
                                   0.25 * sum.change(c) > kAlternationOfSignal * sum.power(c)};
    }
  }

  [[nodiscard]] bool judge_hum(std::size_t i, double power) noexcept {
    const auto c = static_cast<int>(i);
    UsualPower& usual = usual_[i];
    const bool ringing = power < usual.ringing();
    const bool overwhelming = power > kOverwhelming * usual.slow();
    const bool louder = power > kDrownedOverUsual * usual.before();
    const bool repeats = hum_.likeness()(c) > kHumLikeness && !ringing;
    drowned_for_[i] = repeats ? drowned_for_[i] + 1 : 0;
    usual.push(power, repeats);
    return drowned_for_[i] >= (louder ? kDrownedBlocks : kLastingBlocks) ||
           (overwhelming && !ringing && hum_.sudden_likeness()(c) > kSuddenLikeness);
  }

  int block_length_;
  int samples_ = 0;
  bool started_ = false;
  RailWatch<Channels> rail_{};
  HumWatch<Channels> hum_;
  Lanes<Channels> last_ = Lanes<Channels>::Zero();
  Lanes<Channels> last_change_ = Lanes<Channels>::Zero();
  Lanes<Channels> turning_ = Lanes<Channels>::Zero();
  std::array<Block, kBlocks> blocks_{};
  std::size_t newest_ = 0;
  std::size_t filled_ = 0;
  std::array<int, Channels> drowned_for_{};
  std::array<UsualPower, Channels> usual_{};
  std::array<ChannelFaults, Channels> faults_{};
};

}  // namespace knead::signal
