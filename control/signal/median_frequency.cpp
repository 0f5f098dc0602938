#include "control/signal/median_frequency.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>
#include <vector>

namespace knead::signal {

namespace {

constexpr double kSegment_s = 0.5;
constexpr std::size_t kFewestSamples = 32;

void reverse_bits(std::span<std::complex<double>> values) noexcept {
  std::size_t reversed = 0;
  for (std::size_t i = 1; i < values.size(); ++i) {
    std::size_t bit = values.size() >> 1;
    for (; (reversed & bit) != 0; bit >>= 1) {
      reversed ^= bit;
    }
    reversed ^= bit;
    if (i < reversed) {
      std::swap(values[i], values[reversed]);
    }
  }
}

/// Adds the power spectrum of one windowed segment to `power`.
void add_segment(std::span<const double> segment, std::span<std::complex<double>> scratch,
                 std::span<double> power) noexcept {
  double mean = 0.0;
  for (const double x : segment) {
    mean += x / static_cast<double>(segment.size());
  }
  std::fill(scratch.begin(), scratch.end(), 0.0);
  for (std::size_t i = 0; i < segment.size(); ++i) {
    const double phase = static_cast<double>(i + 1) / static_cast<double>(segment.size() + 1);
    const double window = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * phase);
    scratch[i] = (segment[i] - mean) * window;
  }
  fft(scratch);
  for (std::size_t k = 0; k < power.size(); ++k) {
    power[k] += std::norm(scratch[k]);
  }
}

}  // namespace

void fft(std::span<std::complex<double>> values) noexcept {
  reverse_bits(values);
  for (std::size_t half = 1; half < values.size(); half *= 2) {
    const double angle = -std::numbers::pi / static_cast<double>(half);
    for (std::size_t k = 0; k < half; ++k) {
      const std::complex<double> w = std::polar(1.0, angle * static_cast<double>(k));
      for (std::size_t i = k; i < values.size(); i += 2 * half) {
        const std::complex<double> a = values[i];
        const std::complex<double> b = values[i + half];
        const std::complex<double> turned(b.real() * w.real() - b.imag() * w.imag(),
                                          b.real() * w.imag() + b.imag() * w.real());
        values[i] = a + turned;
        values[i + half] = a - turned;
      }
    }
  }
}

Hertz median_frequency(std::span<const double> conditioned, Hertz rate, Hertz highest) {
  if (conditioned.size() < kFewestSamples) {
    return Hertz(0.0);
  }
  const auto size = std::bit_ceil(static_cast<std::size_t>(rate.value() * kSegment_s));
  const std::size_t segment = std::min(size, conditioned.size());
  std::vector<std::complex<double>> scratch(size);
  const double bin_hz = rate.value() / static_cast<double>(size);
  const auto bins = std::min(size / 2, static_cast<std::size_t>(highest.value() / bin_hz) + 1);
  std::vector<double> power(bins, 0.0);
  for (std::size_t at = 0; at + segment <= conditioned.size(); at += segment / 2) {
    add_segment(conditioned.subspan(at, segment), scratch, power);
  }
  double total = 0.0;
  for (const double p : power) {
    total += p;
  }
  double below = 0.0;
  for (std::size_t k = 0; k < bins && total > 0.0; ++k) {
    if (below + power[k] >= total / 2.0) {
      // The power of a bin is spread evenly over its width, centred on its frequency.
      const double share = (total / 2.0 - below) / power[k];
      return Hertz(bin_hz * std::max(0.0, static_cast<double>(k) - 0.5 + share));
    }
    below += power[k];
  }
  return Hertz(0.0);
}

}  // namespace knead::signal
