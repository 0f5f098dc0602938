// Takes the mains out of a whole recording before it is judged. The chair's notches hear only the
// past: they ring when a lamp is switched on, and lag behind a line that drifts. A recording can be
// listened to on both sides of every moment: the line's frequency is followed through it, and of
// each harmonic the amplitude and phase are the weighted median over half a second, which follows a
// step at once, counts what was heard at rest more than what was heard under a loud muscle, and
// needs no time to settle at the beginning. Off line: allocates, not for the cycle.
#pragma once

#include <span>
#include <vector>

#include "control/types/units.hpp"

namespace knead::signal {

struct HumSplit {
  std::vector<double> rest;  ///< the recording without the line
  std::vector<double> hum;   ///< the line and its harmonics
};

/// Splits `samples` into the line near `nominal` (50 or 60 Hz; followed up to 8 Hz beside it) with
/// its harmonics inside the chain's band, and all the rest. At least a quarter of a second long.
[[nodiscard]] HumSplit split_hum(std::span<const double> samples, Hertz rate, Hertz nominal);

}  // namespace knead::signal
