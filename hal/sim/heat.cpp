#include "hal/sim/heat.hpp"

#include <algorithm>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

// The pad. All assumed: 20 W on 7 dm2, a cover and a shirt of 0.37 clo over it. The foil is never
// cooler than the surface while it heats, so a foil that is cut at 41 degC means a surface that
// stays below 41.
constexpr double kFullPower_w_per_m2 = 300.0;
constexpr double kFoil_j_per_m2k = 1050.0;
constexpr double kFoilToSurface_m2k_per_w = 0.0045;
constexpr double kSurface_j_per_m2k = 4200.0;
constexpr double kSurfaceToSkin_m2k_per_w = 0.057;
constexpr double kFoilToRoom_m2k_per_w = 0.25;     ///< through the backrest
constexpr double kSurfaceToRoom_m2k_per_w = 0.12;  ///< when nobody leans on it: still air
constexpr double kRearm_k = 2.0;
constexpr double kThermistorLag_s = 2.0;
// The person. Heat capacity 3.5 MJ/(m3 K) and conductivity 0.35 W/(m K) of soft tissue (Pennes
// 1948; IT'IS database); thicknesses assumed: 1.5 mm of skin over 10 mm that blood cools.
constexpr double kSkin_j_per_m2k = 5'250.0;
constexpr double kTissue_j_per_m2k = 35'000.0;
constexpr double kSkinToTissue_m2k_per_w = 0.0143;
constexpr double kTissueOverSkin_k = 0.5;  ///< at rest; assumed
constexpr double kSkinGivesAtRest_w_per_m2 = -kTissueOverSkin_k / kSkinToTissue_m2k_per_w;
/// Warm skin widens its vessels: several times the blood at 41 degC (Charkoudian 2003: local
/// warming to 42 degC takes skin blood flow to its most). How much of that deeper tissue follows
/// is assumed.
constexpr double kMoreBlood = 2.5;
constexpr double kVesselsFrom_k = 1.0;  ///< over the skin's rest ...
constexpr double kVesselsTo_k = 8.0;    ///< ... to their widest

}  // namespace

HeatPads::HeatPads(const ChairDescription& chair, const Hardware& hardware, const Body& body)
    : cutout_degc_(chair.heat_cutout.value()),
      skin_rest_degc_(body.skin_degc),
      perfusion_w_per_m2k_(body.perfusion_w_per_m2k),
      hardware_(hardware) {
  for (Zone& zone : zones_) {
    zone.foil_degc = zone.surface_degc = zone.thermistor_degc = hardware_.room_degc;
    zone.skin_degc = skin_rest_degc_;
    zone.tissue_degc = skin_rest_degc_ + kTissueOverSkin_k;
  }
}

void HeatPads::step(bool powered, bool touched_by_person, const ActuatorFrame& frame) noexcept {
  const double room = hardware_.room_degc;
  for (std::size_t z = 0; z < kHeatZones; ++z) {
    Zone& zone = zones_[z];
    if (zone.foil_degc >= cutout_degc_) zone.cut = true;
    if (zone.foil_degc <= cutout_degc_ - kRearm_k) zone.cut = false;
    const double duty = powered && !zone.cut ? std::clamp(frame.heat[z].value(), 0.0, 1.0) : 0.0;
    const double through = (zone.foil_degc - zone.surface_degc) / kFoilToSurface_m2k_per_w;
    const double behind = (zone.foil_degc - room) / kFoilToRoom_m2k_per_w;
    const double in_front = touched_by_person
                                ? (zone.surface_degc - zone.skin_degc) / kSurfaceToSkin_m2k_per_w
                                : (zone.surface_degc - room) / kSurfaceToRoom_m2k_per_w;
    zone.foil_degc += (kFullPower_w_per_m2 * duty - through - behind) / kFoil_j_per_m2k * kStep_s;
    zone.surface_degc += (through - in_front) / kSurface_j_per_m2k * kStep_s;
    zone.thermistor_degc +=
        (zone.surface_degc - zone.thermistor_degc) * (kStep_s / kThermistorLag_s);
    warm_person(zone, touched_by_person ? in_front : kSkinGivesAtRest_w_per_m2);
  }
}

void HeatPads::warm_person(Zone& zone, double into_skin_w_per_m2) const noexcept {
  const double wide = smooth_step((zone.skin_degc - skin_rest_degc_ - kVesselsFrom_k) /
                                  (kVesselsTo_k - kVesselsFrom_k));
  const double blood = perfusion_w_per_m2k_ * (1.0 + kMoreBlood * wide);
  const double tissue_rest = skin_rest_degc_ + kTissueOverSkin_k;
  const double deeper = (zone.skin_degc - zone.tissue_degc) / kSkinToTissue_m2k_per_w;
  // What the skin gives away at rest comes from the body's core.
  const double from_core = -kSkinGivesAtRest_w_per_m2;
  const double carried = blood * (zone.tissue_degc - tissue_rest);
  zone.skin_degc += (into_skin_w_per_m2 - deeper) / kSkin_j_per_m2k * kStep_s;
  zone.tissue_degc += (deeper + from_core - carried) / kTissue_j_per_m2k * kStep_s;
}

}  // namespace knead::sim
