// Zones as CARE_RULES has them: cervical, thoracic, lumbar or sacral, left or right. Plain data.
#pragma once

#include <array>
#include <cstdint>

#include "control/types/anatomy.hpp"

namespace knead::care {

struct Zone {
  Region region{};
  Side side{};
};

inline constexpr std::size_t kZones = kRegions * kSides;

[[nodiscard]] constexpr std::size_t index(Zone zone) {
  return knead::index(zone.region) * kSides + knead::index(zone.side);
}

/// Neck first, left before right: the order of `index`.
inline constexpr std::array<Zone, kZones> kAllZones = [] {
  std::array<Zone, kZones> zones{};
  for (std::size_t i = 0; i < kZones; ++i) {
    zones[i] = {static_cast<Region>(i / kSides), static_cast<Side>(i % kSides)};
  }
  return zones;
}();

/// A set of zones, as a bit mask.
class ZoneSet {
 public:
  constexpr ZoneSet() = default;
  [[nodiscard]] static constexpr ZoneSet all() { return ZoneSet((1U << kZones) - 1U); }
  /// Bits in the order of kAllZones; what lies beyond is dropped.
  [[nodiscard]] static constexpr ZoneSet from_bits(std::uint32_t bits) {
    return ZoneSet(bits & all().bits_);
  }
  [[nodiscard]] constexpr ZoneSet with(Zone zone) const {
    return ZoneSet(bits_ | (1U << index(zone)));
  }
  [[nodiscard]] constexpr ZoneSet with(Region region) const {
    return with({region, Side::left}).with(Zone{region, Side::right});
  }
  [[nodiscard]] constexpr bool contains(Zone zone) const {
    return (bits_ & (1U << index(zone))) != 0U;
  }
  [[nodiscard]] constexpr bool touches(Region region) const {
    return contains({region, Side::left}) || contains({region, Side::right});
  }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0U; }
  [[nodiscard]] constexpr std::uint32_t bits() const { return bits_; }
  [[nodiscard]] constexpr bool operator==(const ZoneSet&) const = default;

 private:
  explicit constexpr ZoneSet(std::uint32_t bits) : bits_(bits) {}
  std::uint32_t bits_ = 0;
};

}  // namespace knead::care
