// Does a channel stand still, or meet the rails of its converter: a signal that is free to move
// rarely comes back to exactly its extreme, however often it comes near. How rarely depends on the
// smallest step that the converter was ever seen to make, so that no unit and no converter's data
// are needed. Judged over the newest 50 ms and over the newest
// 100: within the first a loud past is soon forgotten, within the second a rail is told that cuts
// the tops off only now and then. Real-time safe, fixed memory.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "control/signal/biquad_cascade.hpp"

namespace knead::signal {

template <int Channels>
class RailWatch {
 public:
  /// Takes one raw sample of every channel.
  void push(const Lanes<Channels>& raw) noexcept {
    if (count_ < kMostInBlock) rows_[count_++] = raw;
  }

  /// Call after each 10 ms, with the RMS of the changes from sample to sample over the newest 50.
  void finish_block(const Lanes<Channels>& typical_change) noexcept {
    blocks_[newest_] = counted();
    Block recent = blocks_[newest_];
    for (std::size_t age = 1; age < kBlocks; ++age) recent = joined(recent, past(age));
    Block all = recent;
    for (std::size_t age = kBlocks; age < kRemembered; ++age) all = joined(all, past(age));
    newest_ = (newest_ + 1) % kRemembered;
    filled_ = std::min(filled_ + 1, kBlocks);
    if (filled_ < kBlocks) return;
    // Over 100 ms the calmer of both halves says how often a free signal comes back.
    const Lanes<Channels> calmer = typical_change.min(change_before_[newest_ % kBlocks]);
    change_before_[newest_ % kBlocks] = typical_change;
    for (int c = 0; c < Channels; ++c) {
      judge(static_cast<std::size_t>(c), recent, all, {typical_change(c), calmer(c)});
    }
    highest_ = highest_.max(recent.high);
    lowest_ = lowest_.min(recent.low);
  }

  /// Nothing has moved for 50 ms.
  [[nodiscard]] bool still(std::size_t channel) const noexcept { return still_s_[channel] > 0.0; }
  /// ... at an end of all that the channel ever showed.
  [[nodiscard]] bool still_at_end(std::size_t channel) const noexcept { return at_end_[channel]; }
  /// Moves, and is cut off.
  [[nodiscard]] bool clipped(std::size_t channel) const noexcept { return clipped_[channel]; }
  /// For how long the channel has stood still, in steps of 10 ms; 0 while it has not for 50.
  [[nodiscard]] double still_s(std::size_t channel) const noexcept { return still_s_[channel]; }
  /// The larger end of the newest 50 ms.
  [[nodiscard]] double farthest(std::size_t channel) const noexcept { return farthest_[channel]; }

  static constexpr double kStill_s = 0.05;

 private:
  static constexpr double kBlock_s = 0.010;
  static constexpr std::size_t kBlocks = 5;
  static constexpr std::size_t kRemembered = 10;
  static constexpr std::size_t kMostInBlock = 512;  ///< 10 ms at 50 kHz, the fastest recording
  static constexpr double kInfinity = std::numeric_limits<double>::infinity();
  /// Chance that a free signal's next sample lies within a step of its extreme, over step /
  /// typical change: it changes least around its peaks. Held by rail_watch_test for muscles of 50
  /// to 110 Hz and converters from fine to coarse.
  static constexpr double kCrowdedAtPeaks = 10.0;
  /// ln of 1e8: with 720,000 windows an hour, once in 100 channel-hours if each stood alone.
  static constexpr double kCertain_nats = 18.0;

  struct Block {
    Lanes<Channels> high = Lanes<Channels>::Constant(-kInfinity);
    Lanes<Channels> low = Lanes<Channels>::Constant(kInfinity);
    Lanes<Channels> at_high = Lanes<Channels>::Zero();  ///< samples that are exactly `high`
    Lanes<Channels> at_low = Lanes<Channels>::Zero();
  };

  /// The extremes of the collected samples and how many of them are exactly there; learns the step.
  /// Passes over whole rows of channels, of which compilers make vector instructions.
  [[nodiscard]] Block counted() noexcept {
    Block b;
    for (std::size_t r = 0; r < count_; ++r) {
      b.high = b.high.max(rows_[r]);
      b.low = b.low.min(rows_[r]);
    }
    for (std::size_t r = 0; r < count_; ++r) {
      for (int c = 0; c < Channels; ++c) {
        b.at_high(c) += rows_[r](c) >= b.high(c) ? 1.0 : 0.0;
        b.at_low(c) += rows_[r](c) <= b.low(c) ? 1.0 : 0.0;
      }
    }
    for (std::size_t r = 1; r < count_; ++r) {
      for (int c = 0; c < Channels; ++c) {
        const double size = std::abs(rows_[r](c) - rows_[r - 1](c));
        step_(c) = std::min(step_(c), size > 0.0 ? size : kInfinity);
      }
    }
    count_ = 0;
    return b;
  }

  [[nodiscard]] static Block joined(const Block& a, const Block& b) noexcept {
    Block both;
    both.high = a.high.max(b.high);
    both.low = a.low.min(b.low);
    for (int c = 0; c < Channels; ++c) {
      both.at_high(c) = (a.high(c) >= both.high(c) ? a.at_high(c) : 0.0) +
                        (b.high(c) >= both.high(c) ? b.at_high(c) : 0.0);
      both.at_low(c) = (a.low(c) <= both.low(c) ? a.at_low(c) : 0.0) +
                       (b.low(c) <= both.low(c) ? b.at_low(c) : 0.0);
    }
    return both;
  }

  /// So many blocks before the newest.
  [[nodiscard]] const Block& past(std::size_t age) const noexcept {
    return blocks_[(newest_ + kRemembered - age) % kRemembered];
  }

  /// Change from sample to sample over the newest 50 ms, and the smaller one of both halves of 100.
  struct Changes {
    double recent;
    double calmer;
  };

  void judge(std::size_t i, const Block& recent, const Block& all, Changes change) noexcept {
    const auto c = static_cast<int>(i);
    farthest_[i] = recent.high(c) > -recent.low(c) ? recent.high(c) : recent.low(c);
    const bool still = !(recent.high(c) > recent.low(c));
    still_s_[i] = !still ? 0.0 : still_s_[i] > 0.0 ? still_s_[i] + kBlock_s : kStill_s;
    const bool moved_once = highest_(c) > lowest_(c);
    at_end_[i] =
        still && moved_once && (recent.high(c) >= highest_(c) || recent.low(c) <= lowest_(c));
    const double at_peaks = kCrowdedAtPeaks * step_(c);
    clipped_[i] = !still && (cut_off(recent, c, at_peaks / change.recent) ||
                             cut_off(all, c, at_peaks / change.calmer));
  }

  /// Comes back to its extremes more often than by chance.
  [[nodiscard]] static bool cut_off(const Block& block, int channel, double chance) noexcept {
    const double returns = block.at_high(channel) + block.at_low(channel) - 2.0;
    return returns > 1.0 && chance < 1.0 && -returns * std::log(chance) > kCertain_nats;
  }

  std::array<Lanes<Channels>, kMostInBlock> rows_ = no_rows();
  std::size_t count_ = 0;
  std::array<Block, kRemembered> blocks_{};
  std::array<Lanes<Channels>, kBlocks> change_before_ = no_changes();
  std::size_t newest_ = 0;
  std::size_t filled_ = 0;
  Lanes<Channels> step_ = Lanes<Channels>::Constant(kInfinity);  ///< smallest seen: one count
  Lanes<Channels> highest_ = Lanes<Channels>::Constant(-kInfinity);
  Lanes<Channels> lowest_ = Lanes<Channels>::Constant(kInfinity);
  std::array<double, Channels> still_s_{};
  std::array<double, Channels> farthest_{};
  std::array<bool, Channels> at_end_{};
  std::array<bool, Channels> clipped_{};

  static std::array<Lanes<Channels>, kBlocks> no_changes() {
    std::array<Lanes<Channels>, kBlocks> none;
    for (auto& lanes : none) lanes.setConstant(kInfinity);
    return none;
  }
  static std::array<Lanes<Channels>, kMostInBlock> no_rows() {
    std::array<Lanes<Channels>, kMostInBlock> z;
    for (auto& lanes : z) lanes.setZero();
    return z;
  }
};

}  // namespace knead::signal
