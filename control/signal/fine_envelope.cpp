#include "control/signal/fine_envelope.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace knead::signal {

namespace {

constexpr double kBin_s = 0.001;
/// RMS over mean magnitude of Gaussian noise: sqrt(pi / 2).
constexpr double kRmsOfMean = 1.2533141373155003;

}  // namespace

FineEnvelope::FineEnvelope(Hertz rate) noexcept
    : samples_per_bin_(std::max(1, static_cast<int>(std::lround(rate.value() * kBin_s)))),
      bin_s_(samples_per_bin_ / rate.value()) {
  const auto half = static_cast<std::size_t>(kWindow_s / bin_s_) / 2;
  taps_ = std::min(2 * half + 1, kMaxTaps);
  double sum = 0.0;
  for (std::size_t i = 0; i < taps_; ++i) {
    const double phase = static_cast<double>(i + 1) / static_cast<double>(taps_ + 1);
    window_[i] = 1.0 - std::cos(2.0 * std::numbers::pi * phase);
    sum += window_[i];
  }
  for (double& w : window_) {
    w *= kRmsOfMean / sum;
  }
}

FineEnvelope::Bin FineEnvelope::oldest() const noexcept {
  return std::max<Bin>(0, newest_ - static_cast<Bin>(kKept) + 1);
}

bool FineEnvelope::push(double conditioned) noexcept {
  sum_ += std::abs(conditioned);
  sum_of_squares_ += conditioned * conditioned;
  if (++samples_ < samples_per_bin_) {
    return false;
  }
  const std::size_t taps = taps_;
  const auto slot = static_cast<std::size_t>(bins_taken_) % taps;
  raw_[slot] = sum_ / samples_per_bin_;
  square_[slot] = sum_of_squares_ / samples_per_bin_;
  ++bins_taken_;
  sum_ = 0.0;
  sum_of_squares_ = 0.0;
  samples_ = 0;
  if (bins_taken_ < static_cast<Bin>(taps / 2 + 1)) {
    return false;  // the window's middle has not reached the first bin yet
  }
  double value = 0.0;
  for (std::size_t i = 0; i < taps; ++i) {
    value += window_[i] * raw_[(slot + 1 + i) % taps];
  }
  const Kept before = newest_ < 0 ? Kept{} : kept(newest_);
  const double square = square_[(slot + taps - taps / 2) % taps];
  ++newest_;
  kept_[static_cast<std::size_t>(newest_) % kKept] = {value, before.area + value,
                                                      before.energy + square};
  return true;
}

}  // namespace knead::signal
