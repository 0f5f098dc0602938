// Could this frame of the back mat be a person who leans on it? By load and coverage alone. And
// does anybody lean there at all while rollers work? Real-time safe.
#pragma once

#include "control/signal/mat_neighbours.hpp"
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

/// Does anything rest on the mat beside the rollers, as heavy for its size as a back that leans?
/// Less than `could_be_a_person`, which rollers at work disturb. True where rollers leave no cell
/// to ask.
[[nodiscard]] bool somebody_leans(const PressureMap& map, const MatGeometry& geometry,
                                  const signal::RollersOnMat& rollers) noexcept;

}  // namespace knead::sense
