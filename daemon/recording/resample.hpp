// A signal at another rate, by a windowed sinc. Set-up only; allocates.
#pragma once

#include <span>
#include <vector>

#include "control/types/units.hpp"

namespace knead::recording {

/// The same signal sampled at `to`. What lies above 95 % of the lower Nyquist frequency is
/// filtered out. Length = samples.size() * to / from, rounded down; empty for an empty signal.
/// Both rates must be > 0.
[[nodiscard]] std::vector<double> resample(std::span<const double> samples, Hertz from, Hertz to);

}  // namespace knead::recording
