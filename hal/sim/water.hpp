// Pump, line, valves, nozzles, tank and water heater. Valves are normally closed; without power the
// pump stops and every valve shuts by its spring. Real-time safe.
#pragma once

#include <array>

#include "control/types/actuator_frame.hpp"
#include "control/types/chair_description.hpp"
#include "hal/sim/hardware.hpp"

namespace knead::sim {

class WaterLine {
 public:
  WaterLine(const ChairDescription& chair, const Hardware& hardware);

  void step(bool powered, const ActuatorFrame& frame) noexcept;

  [[nodiscard]] double line_kpa() const noexcept { return line_kpa_; }
  [[nodiscard]] double nozzle_kpa(std::size_t jet) const noexcept { return nozzle_kpa_[jet]; }
  [[nodiscard]] double flow_l_min() const noexcept { return flow_l_min_; }
  [[nodiscard]] double tank_degc() const noexcept { return tank_degc_; }
  [[nodiscard]] double level() const noexcept { return level_; }

 private:
  void step_valves(bool powered, const ActuatorFrame& frame) noexcept;
  void step_heater(bool powered, double setpoint_degc) noexcept;

  std::size_t jets_;
  double line_max_kpa_;
  double cutout_degc_;
  Hardware hardware_;
  double valve_share_;  ///< of the way that a valve goes in one step
  double line_kpa_ = 0.0;
  std::array<double, kMaxJets> opening_{};
  std::array<double, kMaxJets> pulse_phase_{};
  std::array<double, kMaxJets> nozzle_kpa_{};
  double flow_l_min_ = 0.0;
  double tank_degc_;
  double level_ = 0.92;
  bool heater_on_ = false;
  bool cut_ = false;
};

}  // namespace knead::sim
