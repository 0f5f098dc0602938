// Several zones of the back: where somebody is sore, or what a wound touches. Plain data.
#pragma once

#include <cstdint>

#include "control/types/zone.hpp"

namespace knead::care {

using knead::kAllZones;
using knead::kZones;
using knead::Zone;

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
