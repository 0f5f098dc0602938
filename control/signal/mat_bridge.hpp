// What a cell that is out of order would read, from its good neighbours and from how the same place
// on the other half of the mat compares with its own. Real-time safe.
#pragma once

#include <array>

#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead::signal {

/// Replaces every faulty cell in `pressure`. A cell with no good one within two rings reads 0.
void bridge(const MatGeometry& mat, const std::array<bool, kMaxMatCells>& faulty,
            PressureMap& pressure) noexcept;

}  // namespace knead::signal
