// Turns frames of a pressure mat into the zero and the span of each of its cells. Pure; not
// real-time.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "config/calibration.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/result.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/units.hpp"

namespace knead::config {

/// A lighter bag would make more of the cells' noise than of their span. Assumed: forty times the
/// reference mat's noise.
inline constexpr Kilopascal kLightestPressure{2.0};
/// Readings of a cell that spread more than this are of something that moves. Assumed: four times
/// the reference mat's noise of 0.05 kPa, and as much again in share under load.
inline constexpr Kilopascal kNoisiestCell{0.2};
inline constexpr double kNoisiestShare = 0.05;
/// More broken cells than this and the mat is not worth its calibration: what is bridged in use.
inline constexpr double kBrokenAtMost = 0.1;

/// What was found, and which cells could not be calibrated and stay as they were.
struct MatFinding {
  MatRecord record;
  std::vector<std::string> broken;  ///< "row 3, column 5: reads 4.1 kPa with nothing on it"
};

/// The zero of each cell from frames (before calibration) of the empty mat; spans, curve and creep
/// stay as in `before`. Errors: too few frames, more than kBrokenAtMost of the cells noisy or
/// beyond kMatZeroMax_kpa.
[[nodiscard]] Result<MatFinding> mat_zero_from(std::span<const PressureMap> frames,
                                               const MatGeometry& geometry, const MatRecord& before,
                                               const std::string& date);

/// The span of each cell from frames under a pressure that is even over the whole mat; all else
/// stays. Errors: as above, no zero in `before`, a pressure below kLightestPressure, more than
/// kBrokenAtMost of the spans outside of kMatSpanMin to kMatSpanMax.
[[nodiscard]] Result<MatFinding> mat_span_from(std::span<const PressureMap> frames,
                                               const MatGeometry& geometry, Kilopascal pressure,
                                               const MatRecord& before, const std::string& date);

}  // namespace knead::config
