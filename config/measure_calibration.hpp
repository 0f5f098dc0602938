// Turns readings of a force sensor into its zero and span. Pure; not real-time.
#pragma once

#include <span>
#include <string>

#include "config/calibration.hpp"
#include "control/types/result.hpp"
#include "control/types/units.hpp"

namespace knead::config {

/// The fewest readings that a mean is taken of. Assumed: one second of snapshots at 30 Hz.
inline constexpr std::size_t kFewestReadings = 30;
/// Readings that spread more than this are of something that moves. Assumed: five times the
/// reference sensor's noise of 0.1 N RMS.
inline constexpr Newton kNoisiest{0.5};
/// A lighter load would make more of the sensor's noise than of its span. Assumed.
inline constexpr Newton kLightestLoad{10.0};

/// The zero from readings (before calibration) with nothing on the sensor; the span stays as it is
/// in `before`. Errors: too few or noisy readings, a zero beyond kForceZeroMax_n.
[[nodiscard]] Result<SensorRecord> zero_from(std::span<const Newton> nominal,
                                             const SensorRecord& before, const std::string& date);

/// The span from readings with a known load; the zero stays. Errors: as above, a load below
/// kLightestLoad, a span outside of kSpanMin to kSpanMax.
[[nodiscard]] Result<SensorRecord> span_from(std::span<const Newton> nominal, Newton load,
                                             const SensorRecord& before, const std::string& date);

}  // namespace knead::config
