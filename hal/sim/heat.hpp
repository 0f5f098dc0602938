// The heat pads: a heating foil, the surface that touches the person, the person or the room behind
// it, and a bimetal cut-out on the foil that no software can hold closed. Real-time safe.
#pragma once

#include <array>

#include "control/types/actuator_frame.hpp"
#include "control/types/chair_description.hpp"
#include "hal/sim/hardware.hpp"

namespace knead::sim {

class HeatPads {
 public:
  HeatPads(const ChairDescription& chair, const Hardware& hardware, double skin_degc);

  void step(bool powered, bool touched_by_person, const ActuatorFrame& frame) noexcept;

  [[nodiscard]] double surface_degc(std::size_t zone) const noexcept {
    return zones_[zone].surface_degc;
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
    double thermistor_degc = 0.0;  ///< lags the surface
    bool cut = false;
  };

  double cutout_degc_;
  double skin_degc_;
  Hardware hardware_;
  std::array<Zone, kHeatZones> zones_{};
};

}  // namespace knead::sim
