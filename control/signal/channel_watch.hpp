// Can a channel be believed: flat, saturated, alternating, or drowned in mains. Judged over the
// newest 50 to 80 ms in blocks of 10 ms, so that a fault is named within 100 ms. Needs no unit and
// no knowledge of the converter: recordings in volts and in counts are judged alike. Real-time
// safe, all channels at once.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "control/signal/biquad_cascade.hpp"
#include "control/signal/hum_watch.hpp"

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
    b.high = b.high.max(raw);
    b.low = b.low.min(raw);
    const Lanes<Channels> change =
        started_ ? Lanes<Channels>(raw - last_) : Lanes<Channels>::Zero();
    const Lanes<Channels> size = change.abs();
    step_ = (size > 0.0).select(step_.min(size), step_);
    repeats_ = (size == 0.0).select(repeats_ + 1.0, Lanes<Channels>::Zero());
    b.stuck_high = (repeats_ >= kRailRepeats).select(b.stuck_high.max(raw), b.stuck_high);
    b.stuck_low = (repeats_ >= kRailRepeats).select(b.stuck_low.min(raw), b.stuck_low);
    b.change += change.square();
    b.turned += change * last_change_;
    b.power += conditioned.square();
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
  [[nodiscard]] double hum_likeness(int channel) const noexcept { return hum_.likeness()(channel); }
  [[nodiscard]] double turning(int channel) const noexcept { return turning_(channel); }
  /// For how long the newest sample has repeated itself, and the larger end of the newest 50 ms.
  [[nodiscard]] double still_s(int channel) const noexcept {
    return repeats_(channel) * kBlock_s / block_length_;
  }
  [[nodiscard]] double farthest(int channel) const noexcept { return farthest_(channel); }

  /// The limits that those meet.
  static constexpr double kHumLikeness = 0.77;
  static constexpr double kTurning = -0.8;
  static constexpr double kStill_s = 0.05;

 private:
  static constexpr double kBlock_s = 0.010;
  static constexpr std::size_t kBlocks = 5;
  static constexpr double kInfinity = std::numeric_limits<double>::infinity();
  /// A signal that is free to move does not repeat its extreme three times in a row, unless the
  /// converter is so coarse that its whole range of the moment is a few steps.
  static constexpr double kRailRepeats = 3.0;
  static constexpr double kFineEnough = 64.0;
  /// In two blocks running: 80 channel-minutes of simulated muscle of 50 to 110 Hz looked like hum
  /// twice, at 50 Hz.
  static constexpr int kDrownedBlocks = 2;
  /// Hum that makes up kHumLikeness of a signal has made it 4 times as powerful as the muscle was.
  /// What repeats itself without having become louder than it usually is (over the last second) is
  /// drowned when it goes on to: muscle does so by chance, and not for long.
  static constexpr double kDrownedOverUsual = 3.0;
  /// What is so much more than usual needs to look like hum in one block only.
  static constexpr double kOverwhelming = 1000.0;
  static constexpr double kUsualForget = 0.01;
  static constexpr int kLastingBlocks = 10;
  /// An alternation is a fault when its power is at least this share of the signal's: white noise
  /// turns by -0.5 and is none.
  static constexpr double kAlternationOfSignal = 0.25;

  struct Block {
    Lanes<Channels> high = Lanes<Channels>::Constant(-kInfinity);
    Lanes<Channels> low = Lanes<Channels>::Constant(kInfinity);
    Lanes<Channels> stuck_high = Lanes<Channels>::Constant(-kInfinity);
    Lanes<Channels> stuck_low = Lanes<Channels>::Constant(kInfinity);
    Lanes<Channels> change = Lanes<Channels>::Zero();
    Lanes<Channels> turned = Lanes<Channels>::Zero();
    Lanes<Channels> power = Lanes<Channels>::Zero();
  };

  void judge() noexcept {
    Block sum = blocks_[0];
    for (std::size_t i = 1; i < kBlocks; ++i) {
      const Block& b = blocks_[i];
      sum.high = sum.high.max(b.high);
      sum.low = sum.low.min(b.low);
      sum.stuck_high = sum.stuck_high.max(b.stuck_high);
      sum.stuck_low = sum.stuck_low.min(b.stuck_low);
      sum.change += b.change;
      sum.turned += b.turned;
      sum.power += b.power;
    }
    filled_ = std::min(filled_ + 1, kBlocks);
    if (filled_ < kBlocks) {
      return;
    }
    turning_ = (sum.change > 0.0).select(sum.turned / sum.change, Lanes<Channels>::Zero());
    for (int c = 0; c < Channels; ++c) {
      judge_channel(c, sum);
    }
    farthest_ = (sum.high > -sum.low).select(sum.high, sum.low);
    highest_ = highest_.max(sum.high);
    lowest_ = lowest_.min(sum.low);
  }

  void judge_channel(int c, const Block& sum) noexcept {
    const auto i = static_cast<std::size_t>(c);
    ChannelFaults& f = faults_[i];
    const bool still = !(sum.high(c) > sum.low(c));
    // Still where it never was before, or at the end of its range: a rail. Still in between: flat.
    const bool moved_once = highest_(c) > lowest_(c);
    const bool at_end = moved_once && (sum.high(c) >= highest_(c) || sum.low(c) <= lowest_(c));
    f.flat = still && !at_end;
    f.saturated =
        (still && at_end) || (!still && sum.high(c) - sum.low(c) > kFineEnough * step_(c) &&
                              (sum.stuck_high(c) >= sum.high(c) || sum.stuck_low(c) <= sum.low(c)));
    drowned_for_[i] = hum_.likeness()(c) > kHumLikeness ? drowned_for_[i] + 1 : 0;
    const int needed = sum.power(c) > kOverwhelming * slow_power_[i]        ? 1
                       : sum.power(c) > kDrownedOverUsual * usual_power_[i] ? kDrownedBlocks
                                                                            : kLastingBlocks;
    if (!(slow_power_[i] > 0.0)) slow_power_[i] = sum.power(c);
    if (drowned_for_[i] == 0) {
      usual_power_[i] += kUsualForget * (sum.power(c) - usual_power_[i]);
      // A jump is taken in slowly: at once it would be the usual before anybody had looked at it.
      const double believable = std::min(sum.power(c), kDrownedOverUsual * slow_power_[i]);
      slow_power_[i] += kUsualForget * (believable - slow_power_[i]);
    }
    f.drowned = !still && drowned_for_[i] >= needed;
    // Of an alternation by +-a each change is 2 a: a quarter of the changes' power is its own.
    f.alternating =
        turning_(c) < kTurning && 0.25 * sum.change(c) > kAlternationOfSignal * sum.power(c);
  }

  int block_length_;
  int samples_ = 0;
  bool started_ = false;
  HumWatch<Channels> hum_;
  Lanes<Channels> last_ = Lanes<Channels>::Zero();
  Lanes<Channels> last_change_ = Lanes<Channels>::Zero();
  Lanes<Channels> step_ = Lanes<Channels>::Constant(kInfinity);  ///< smallest seen: one count
  Lanes<Channels> repeats_ = Lanes<Channels>::Zero();
  Lanes<Channels> highest_ = Lanes<Channels>::Constant(-kInfinity);
  Lanes<Channels> lowest_ = Lanes<Channels>::Constant(kInfinity);
  Lanes<Channels> farthest_ = Lanes<Channels>::Zero();
  Lanes<Channels> turning_ = Lanes<Channels>::Zero();
  std::array<Block, kBlocks> blocks_{};
  std::size_t newest_ = 0;
  std::size_t filled_ = 0;
  std::array<int, Channels> drowned_for_{};
  std::array<double, Channels> usual_power_{};
  std::array<double, Channels> slow_power_{};  ///< rises by a factor of 7 a second at most
  std::array<ChannelFaults, Channels> faults_{};
};

}  // namespace knead::signal
