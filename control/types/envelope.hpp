// What this person may be given now: the lowest of all caps that apply. Made by care from the
// person's condition, the scan and the person's own ceiling; handed to the gate, which enforces it
// and its own compiled ceilings. The session may tighten it, never loosen it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "control/types/anatomy.hpp"
#include "control/types/technique.hpp"
#include "control/types/time.hpp"
#include "control/types/units.hpp"

namespace knead {

/// Diagnosis as far as this version knows it; sequestration and acute states are refused before.
enum class Condition : std::uint8_t { healthy, chronic_low_back_pain, protrusion, extrusion };
inline constexpr std::size_t kConditions = 4;

[[nodiscard]] constexpr std::string_view name(Condition c) {
  switch (c) {
    case Condition::healthy:
      return "healthy";
    case Condition::chronic_low_back_pain:
      return "chronic_low_back_pain";
    case Condition::protrusion:
      return "protrusion";
    case Condition::extrusion:
      return "extrusion";
  }
  return "?";
}

struct Envelope {
  std::array<Newton, kRegions> force_ceiling{};  ///< per roller, by region
  NewtonPerSquareCentimetre contact_pressure_ceiling{};
  Kilopascal jet_ceiling{};
  Millimetre depth_ceiling{};
  Celsius surface_ceiling{};
  Duration massage_time{};  ///< excludes the rest phase
  TechniqueSet techniques{};
  RegionBorders borders{};
  SpineBand spine{};
  /// The person's own ceiling (CR-08); caps every region.
  Newton comfort_ceiling{};

  /// Over this distance from a border the lower neighbour's ceiling already blends in, so that a
  /// moving roller is unloaded before it arrives where less is allowed. Assumed: 1.3 s at 30 mm/s.
  static constexpr Millimetre kBlend{40.0};

  /// The ceiling for one roller with its carriage at `along`: the region's, blended towards a lower
  /// neighbour within kBlend of the border (fully lower AT the border), and the comfort ceiling.
  [[nodiscard]] Newton force_ceiling_at(Millimetre along) const;
};

/// An envelope that allows nothing. What the gate starts from.
[[nodiscard]] inline Envelope closed_envelope() { return Envelope{}; }

}  // namespace knead
