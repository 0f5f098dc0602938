// Is what the notches leave mostly mains: does the signal repeat itself after one period of 50 or
// 60 Hz, whatever its harmonics? Judged over the newest 80 ms, so that hum that breaks in is named
// within 100 ms, long before a finder could say which line it is. Real-time safe, fixed memory.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>

#include "control/signal/biquad_cascade.hpp"

namespace knead::signal {

template <int Channels>
class HumWatch {
 public:
  explicit HumWatch(Hertz rate) noexcept {
    // The ring is no longer than it must be: it is walked through once a period and stays in cache.
    mask_ = std::bit_ceil(static_cast<std::size_t>(std::ceil(rate / kLines[0])) + 1) - 1;
    for (std::size_t k = 0; k < kLines.size(); ++k) {
      lag_[k] = std::clamp<std::size_t>(static_cast<std::size_t>(std::lround(rate / kLines[k])), 1,
                                        kMost - 1);
    }
  }

  /// Takes one conditioned sample of every channel.
  void push(const Lanes<Channels>& x) noexcept {
    past_[at_] = x;
    Block& b = blocks_[newest_];
    b.power += x.square();
    for (std::size_t k = 0; k < kLines.size(); ++k) {
      b.repeated[k] += x * past_[(at_ - lag_[k]) & mask_];
    }
    at_ = (at_ + 1) & mask_;
  }

  /// Call after each 10 ms.
  void finish_block() noexcept {
    likeness_ = likeness_over(kWindow);
    sudden_likeness_ = likeness_over(kSudden);
    newest_ = (newest_ + 1) % kKept;
    blocks_[newest_] = Block{};
  }

  /// Correlation of the newest 80 ms with themselves one period of the mains before: 1 is nothing
  /// but hum, muscle is about 0.
  [[nodiscard]] const Lanes<Channels>& likeness() const noexcept { return likeness_; }
  /// The same of the newest 40 ms. Chance moves it further; but hum that breaks in is loudest in
  /// its first period, which has nothing before it to be like, and this forgets that sooner.
  [[nodiscard]] const Lanes<Channels>& sudden_likeness() const noexcept { return sudden_likeness_; }

 private:
  static constexpr std::array<Hertz, 2> kLines{Hertz(50.0), Hertz(60.0)};
  /// A period of 50 Hz at 50 kHz, the fastest recording.
  static constexpr std::size_t kMost = 1024;
  static constexpr std::size_t kWindow = 8;  ///< blocks
  static constexpr std::size_t kSudden = 4;
  static constexpr std::size_t kPeriod = 2;  ///< blocks in a period, nearly
  static constexpr std::size_t kKept = kWindow + kPeriod;
  static constexpr double kTiny = 1e-300;  ///< a channel that is silent repeats nothing

  struct Block {
    Lanes<Channels> power = Lanes<Channels>::Zero();
    std::array<Lanes<Channels>, kLines.size()> repeated{Lanes<Channels>::Zero(),
                                                        Lanes<Channels>::Zero()};
  };

  [[nodiscard]] Lanes<Channels> likeness_over(std::size_t window) const noexcept {
    Lanes<Channels> power = Lanes<Channels>::Constant(kTiny);
    Lanes<Channels> power_before = Lanes<Channels>::Constant(kTiny);
    std::array<Lanes<Channels>, kLines.size()> repeated{Lanes<Channels>::Zero(),
                                                        Lanes<Channels>::Zero()};
    for (std::size_t age = 0; age < window + kPeriod; ++age) {
      const Block& b = blocks_[(newest_ + kKept - age) % kKept];
      if (age < window) {
        power += b.power;
        for (std::size_t k = 0; k < kLines.size(); ++k) repeated[k] += b.repeated[k];
      }
      if (age >= kPeriod) power_before += b.power;
    }
    return (repeated[0].max(repeated[1]) / (power * power_before).sqrt()).min(1.0);
  }

  std::array<std::size_t, kLines.size()> lag_{};
  std::array<Lanes<Channels>, kMost> past_ = zeros();
  std::size_t at_ = 0;
  std::size_t mask_ = 0;
  std::array<Block, kKept> blocks_{};
  std::size_t newest_ = 0;
  Lanes<Channels> likeness_ = Lanes<Channels>::Zero();
  Lanes<Channels> sudden_likeness_ = Lanes<Channels>::Zero();

  static std::array<Lanes<Channels>, kMost> zeros() {
    std::array<Lanes<Channels>, kMost> z;
    for (auto& lanes : z) lanes.setZero();
    return z;
  }
};

}  // namespace knead::signal
