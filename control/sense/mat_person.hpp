// Could this frame of the back mat be a person who leans on it? By load and coverage alone.
// Real-time safe.
#pragma once

#include "control/types/chair_description.hpp"
#include "control/types/scan_finding.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead::sense {

/// `none` if it could be; otherwise what is wrong with it.
[[nodiscard]] ScanDoubt doubt_about(const PressureMap& map, const MatGeometry& geometry) noexcept;

[[nodiscard]] inline bool could_be_a_person(const PressureMap& map,
                                            const MatGeometry& geometry) noexcept {
  return doubt_about(map, geometry) == ScanDoubt::none;
}

}  // namespace knead::sense
