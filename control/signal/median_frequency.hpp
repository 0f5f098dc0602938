// Where half of the power of a muscle lies below: falls as it tires. By Welch's method: Hann
// windows of a power of two, about half a second, overlapping by half, linear trend of the mean
// removed. Own radix-2 FFT. The spectrum allocates and is for recordings, not for the cycle.
#pragma once

#include <complex>
#include <span>

#include "control/types/units.hpp"

namespace knead::signal {

/// In place; the size must be a power of two. noexcept, no allocation.
void fft(std::span<std::complex<double>> values) noexcept;

/// Median frequency of `conditioned` between 0 and `highest`. 0 when it holds fewer than 32 samples
/// or no power. Shorter stretches than half a second are padded: they resolve less.
[[nodiscard]] Hertz median_frequency(std::span<const double> conditioned, Hertz rate,
                                     Hertz highest);

}  // namespace knead::signal
