// Zones of the back as CARE_RULES has them: one side of one region. Plain data; real-time safe.
#pragma once

#include <array>

#include "control/types/anatomy.hpp"

namespace knead {

struct Zone {
  Region region{};
  Side side{};
};

inline constexpr std::size_t kZones = kRegions * kSides;

[[nodiscard]] constexpr std::size_t index(Zone zone) {
  return index(zone.region) * kSides + index(zone.side);
}

/// Neck first, left before right: the order of `index`.
inline constexpr std::array<Zone, kZones> kAllZones = [] {
  std::array<Zone, kZones> zones{};
  for (std::size_t i = 0; i < kZones; ++i) {
    zones[i] = {static_cast<Region>(i / kSides), static_cast<Side>(i % kSides)};
  }
  return zones;
}();

}  // namespace knead
