// The pressure that a leaning and sitting body makes at rest, cell by cell: shoulder blades,
// buttocks, ridges beside the spine, the valley over it. Set-up, and while the person slides.
#pragma once

#include <array>

#include "control/types/chair_description.hpp"
#include "hal/sim/body.hpp"

namespace knead::sim {

using MatCells = std::array<double, kMaxMatCells>;  ///< kPa, row-major

/// `shift_mm`: how far the person has slid sideways. Does not allocate; a millisecond's work.
[[nodiscard]] MatCells back_pattern(const MatGeometry& mat, const Body& body, double shift_mm);
[[nodiscard]] MatCells seat_pattern(const MatGeometry& mat, const Body& body, double shift_mm);

}  // namespace knead::sim
