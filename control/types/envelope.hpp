// What this person may be given now, zone by zone: the lowest of all caps that apply. Made by care
// of the day's prescription; the scan says where the zones lie, the person what they bear. Handed
// to the gate, which enforces it and its own compiled ceilings. The session may tighten it, never
// loosen it. Real-time safe.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "control/types/anatomy.hpp"
#include "control/types/dose.hpp"
#include "control/types/rule.hpp"
#include "control/types/technique.hpp"
#include "control/types/time.hpp"
#include "control/types/units.hpp"
#include "control/types/zone.hpp"

namespace knead {

/// How far it has gone with a back, in four steps: what the caps of a diagnosis are told apart by
/// (CR-03). Sequestration and acute states are refused before.
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

/// What one zone may be given, and the care rule that set each cap (none: the chair's own limit).
struct ZoneLimits {
  Newton force{};  ///< per roller
  NewtonPerSquareCentimetre contact_pressure{};
  Kilopascal jet{};    ///< before the nozzle
  Millimetre depth{};  ///< reach of the roller arm
  Celsius surface{};   ///< of whatever warms the skin
  TechniqueSet techniques{};
  Rule force_by = Rule::none;
  Rule jet_by = Rule::none;
  Rule techniques_by = Rule::none;
  /// Set: nothing presses, sprays or heats there. Every cap above is 0, but that an arm may be as
  /// far out as one that has let go (kOffTheBack).
  Rule left_out_by = Rule::none;

  [[nodiscard]] constexpr bool left_out() const { return left_out_by != Rule::none; }
};

/// As far out an arm is off every back. Assumed, with the reference chair's upholstery: seated
/// backs begin at 15 mm.
inline constexpr Millimetre kOffTheBack{10.0};

struct Envelope {
  std::array<ZoneLimits, kZones> zones{};  ///< in the order of kAllZones
  Duration massage_time{};                 ///< at most; excludes the rest phase
  Rule time_by = Rule::none;
  RegionBorders borders{};
  SpineBand spine{};
  /// The person's own ceiling (CR-08); caps every zone.
  Newton comfort_ceiling{};
  /// Where a hernia lies or it is sore, by index(Region): a programme may move time from there to
  /// the regions that are linked to it (CR-17).
  std::array<bool, kRegions> affected{};
  /// Of the course, from 1: the order of the work goes on from one session to the next (CR-13).
  int session = 1;
  /// What this person was given today before this session, as far as the history knows: it counts
  /// into the budgets, and nothing of it is given back.
  std::array<GivenDose, kZones> had{};  ///< in the order of kAllZones

  /// Over this distance from a border the lower neighbour's cap already blends in, so that a
  /// moving roller is unloaded before it arrives where less is allowed. Assumed: 1.3 s at 30 mm/s.
  static constexpr Millimetre kBlend{40.0};
  /// A zone that is left out reaches so far beyond its borders: the radius of the largest footprint
  /// (17 mm) and what the scan's borders may be off. Assumed.
  static constexpr Millimetre kKeepClear{30.0};

  [[nodiscard]] const ZoneLimits& at(Zone zone) const { return zones[index(zone)]; }
  /// The zone whose caps hold there: where a place lies, or one beside it that is left out and
  /// reaches there.
  [[nodiscard]] Zone zone_at(Side side, Millimetre along) const;

  /// The ceiling for one roller with its carriage at `along`: the zone's, blended towards a lower
  /// neighbour within kBlend of the border (fully lower AT the border), and the comfort ceiling.
  [[nodiscard]] Newton force_ceiling_at(Side side, Millimetre along) const;
  /// The same of forces by zone that are no higher than the envelope's.
  [[nodiscard]] Newton force_ceiling_at(Side side, Millimetre along,
                                        const std::array<Newton, kZones>& by_zone) const;
  /// How far a roller arm may reach there, blended in the same way.
  [[nodiscard]] Millimetre depth_ceiling_at(Side side, Millimetre along) const;

  /// Of everything that warms the back between these heights, on both sides: the lowest.
  [[nodiscard]] Celsius surface_ceiling(Millimetre from, Millimetre to) const;
  /// The first zone between these heights, of either side, that is left out; null if none is.
  [[nodiscard]] const ZoneLimits* left_out_between(Millimetre from, Millimetre to) const;
  /// The highest of all zones: what the one line that feeds all jets may have.
  [[nodiscard]] Kilopascal line_ceiling() const;
  /// The lowest of the zones that are not left out: water goes to all of them.
  [[nodiscard]] Celsius water_ceiling() const;
};

/// An envelope that allows nothing. What the gate starts from.
[[nodiscard]] inline Envelope closed_envelope() { return Envelope{}; }

}  // namespace knead
