// The envelope that times a burst: rectified signal in bins of about 1 ms, smoothed by a symmetric
// Hann window whose delay is exactly half its length, and its newest three seconds kept so that
// an edge can be sought backwards. Any rate. One channel, fixed memory.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "control/types/units.hpp"

namespace knead::signal {

class FineEnvelope {
 public:
  /// Counts bins from the first sample.
  using Bin = std::int64_t;

  explicit FineEnvelope(Hertz rate) noexcept;

  /// Takes one conditioned sample. True when a value became known: that of `newest()`.
  bool push(double conditioned) noexcept;

  /// The newest bin whose value is known; -1 at first. Half a window behind the signal.
  [[nodiscard]] Bin newest() const noexcept { return newest_; }
  /// The oldest bin still kept.
  [[nodiscard]] Bin oldest() const noexcept;
  [[nodiscard]] double at(Bin bin) const noexcept { return kept(bin).value; }
  /// Sum of the values from the first bin to `bin`, both included.
  [[nodiscard]] double area_to(Bin bin) const noexcept { return kept(bin).area; }
  /// Sum of the mean squares of the single bins, not smoothed, from the first bin to `bin`.
  [[nodiscard]] double energy_to(Bin bin) const noexcept { return kept(bin).energy; }
  /// Seconds from the first sample to the middle of a bin.
  [[nodiscard]] double time_s(Bin bin) const noexcept {
    return (static_cast<double>(bin) + 0.5) * bin_s_;
  }
  [[nodiscard]] double bin_s() const noexcept { return bin_s_; }
  [[nodiscard]] Bin bins(double seconds) const noexcept { return std::llround(seconds / bin_s_); }

  static constexpr std::size_t kKept = 3072;

 private:
  /// Long enough to bridge the gaps between the spikes of single motor units, short enough to time
  /// an edge to some 10 ms.
  static constexpr double kWindow_s = 0.041;
  static constexpr std::size_t kMaxTaps = 41;

  struct Kept {
    double value = 0.0;
    double area = 0.0;
    double energy = 0.0;
  };

  [[nodiscard]] const Kept& kept(Bin bin) const noexcept {
    return kept_[static_cast<std::size_t>(bin) % kKept];
  }

  int samples_per_bin_;
  double bin_s_;
  std::size_t taps_;
  std::array<double, kMaxTaps> window_{};
  std::array<double, kMaxTaps> raw_{};     ///< newest rectified bins, a ring
  std::array<double, kMaxTaps> square_{};  ///< their mean squares
  double sum_ = 0.0;
  double sum_of_squares_ = 0.0;
  int samples_ = 0;
  Bin bins_taken_ = 0;
  Bin newest_ = -1;
  std::array<Kept, kKept> kept_{};
};

}  // namespace knead::signal
