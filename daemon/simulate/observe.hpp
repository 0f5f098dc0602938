// From a finished cycle and the truth to what the scores and the trace see.
#pragma once

#include "control/types/chair_description.hpp"
#include "daemon/cycle/cycle.hpp"
#include "daemon/simulate/scoring/observation.hpp"
#include "hal/sim/truth.hpp"

namespace knead::simulate {

/// Half the width of a spinous process with the skin over it: a footprint that comes nearer to the
/// true line presses bone (CR-07). Assumed.
inline constexpr Millimetre kSpinousHalfWidth{10.0};

/// `ran` is false while the controller stalls: then `record` is the last that there was, and its
/// events are not told again. The result refers to `record` and is valid until the next cycle.
[[nodiscard]] scoring::Observation observe(TimePoint now, const daemon::CycleRecord& record,
                                           bool ran, const sim::Truth& truth,
                                           const ChairDescription& chair);

}  // namespace knead::simulate
