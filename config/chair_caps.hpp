// What a chair may give at most: the gate's limits as its technician set them, and what it is built
// for. Pure.
#pragma once

#include <algorithm>

#include "control/care/prescription.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/gate_limits.hpp"

namespace knead::config {

[[nodiscard]] inline care::ChairCaps chair_caps(const GateLimits& limits,
                                                const ChairDescription& chair) {
  return {.force = limits.force_max,
          .contact_pressure = limits.contact_pressure_max,
          .jet = std::min(limits.jet_max, chair.line_pressure_max),
          .depth = std::min(limits.depth_max, chair.roller.depth_max),
          .surface = limits.surface_max};
}

}  // namespace knead::config
