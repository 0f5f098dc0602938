#include "hal/sim/heat.hpp"

#include <algorithm>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

// All assumed, in units of the surface's resistance to skin: full power lifts the surface by
// kFullPower_k over what lies behind it, in minutes. The foil is never cooler than the surface
// while it heats, so a foil that is cut at 41 degC means a surface that stays below 41.
constexpr double kFullPower_k = 17.0;
constexpr double kSurface_s = 240.0;      ///< heat capacity of the surface layer
constexpr double kFoilResistance = 0.08;  ///< foil to surface
constexpr double kFoil_s = 60.0;          ///< heat capacity of the foil
constexpr double kRearm_k = 2.0;
constexpr double kThermistorLag_s = 2.0;

}  // namespace

HeatPads::HeatPads(const ChairDescription& chair, const Hardware& hardware, double skin_degc)
    : cutout_degc_(chair.heat_cutout.value()), skin_degc_(skin_degc), hardware_(hardware) {
  for (Zone& zone : zones_) {
    zone.foil_degc = zone.surface_degc = zone.thermistor_degc = hardware_.room_degc;
  }
}

void HeatPads::step(bool powered, bool touched_by_person, const ActuatorFrame& frame) noexcept {
  const double behind_degc = touched_by_person ? skin_degc_ : hardware_.room_degc;
  for (std::size_t z = 0; z < kHeatZones; ++z) {
    Zone& zone = zones_[z];
    if (zone.foil_degc >= cutout_degc_) zone.cut = true;
    if (zone.foil_degc <= cutout_degc_ - kRearm_k) zone.cut = false;
    const double duty = powered && !zone.cut ? std::clamp(frame.heat[z].value(), 0.0, 1.0) : 0.0;
    const double through = (zone.foil_degc - zone.surface_degc) / kFoilResistance;
    zone.foil_degc += (kFullPower_k * duty - through) * (kStep_s / kFoil_s);
    zone.surface_degc += (through - (zone.surface_degc - behind_degc)) * (kStep_s / kSurface_s);
    zone.thermistor_degc +=
        (zone.surface_degc - zone.thermistor_degc) * (kStep_s / kThermistorLag_s);
  }
}

}  // namespace knead::sim
