// The heat pads and what they warm: a heating foil, the surface that touches the person, skin and
// tissue with the blood that cools them, the backrest behind, and a bimetal cut-out on the foil
// that no software can hold closed. Per square metre of pad. Real-time safe.
#pragma once

#include <array>

#include "control/types/actuator_frame.hpp"
#include "control/types/chair_description.hpp"
#include "hal/sim/body.hpp"
#include "hal/sim/hardware.hpp"

namespace knead::sim {

class HeatPads {
 public:
  HeatPads(const ChairDescription& chair, const Hardware& hardware, const Body& body);

  void step(bool powered, bool touched_by_person, const ActuatorFrame& frame) noexcept;

  [[nodiscard]] double foil_degc(std::size_t zone) const noexcept { return zones_[zone].foil_degc; }
  [[nodiscard]] double surface_degc(std::size_t zone) const noexcept {
    return zones_[zone].surface_degc;
  }
  [[nodiscard]] double skin_degc(std::size_t zone) const noexcept { return zones_[zone].skin_degc; }
  [[nodiscard]] double tissue_degc(std::size_t zone) const noexcept {
    return zones_[zone].tissue_degc;
  }
  /// What a thermistor settles at, before noise.
  [[nodiscard]] double thermistor_degc(std::size_t zone, std::size_t which) const noexcept {
    return zones_[zone].thermistor_degc + hardware_.thermistor_offset_degc[zone][which];
  }
  [[nodiscard]] bool cut(std::size_t zone) const noexcept { return zones_[zone].cut; }

 private:
  struct Zone {
    double foil_degc = 0.0;
    double surface_degc = 0.0;
    double skin_degc = 0.0;
    double tissue_degc = 0.0;      ///< a centimetre deep
    double thermistor_degc = 0.0;  ///< lags the surface
    bool cut = false;
  };
  void warm_person(Zone& zone, double into_skin_w_per_m2) const noexcept;

  double cutout_degc_;
  double skin_rest_degc_;
  double perfusion_w_per_m2k_;
  Hardware hardware_;
  std::array<Zone, kHeatZones> zones_{};
};

}  // namespace knead::sim
