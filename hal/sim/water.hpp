// The jets' water: pump, line, valves with their hoses and nozzles, tank and heater. Valves are
// normally closed; without power the pump stops and every valve shuts by its spring. Real-time
// safe.
#pragma once

#include <array>

#include "control/types/actuator_frame.hpp"
#include "control/types/chair_description.hpp"
#include "hal/sim/hardware.hpp"
#include "hal/sim/jet_hose.hpp"
#include "hal/sim/pump.hpp"
#include "hal/sim/water_tank.hpp"

namespace knead::sim {

class WaterLine {
 public:
  WaterLine(const ChairDescription& chair, const Hardware& hardware);

  void step(bool powered, const ActuatorFrame& frame) noexcept;
  void set_level(double level) noexcept { tank_.set_level(level); }

  [[nodiscard]] double line_kpa() const noexcept { return line_kpa_; }
  [[nodiscard]] double nozzle_kpa(std::size_t jet) const noexcept {
    return hoses_[jet].nozzle_kpa();
  }
  [[nodiscard]] double before_valve_kpa(std::size_t jet) const noexcept {
    return hoses_[jet].before_valve_kpa();
  }
  [[nodiscard]] double flow_l_min() const noexcept;
  [[nodiscard]] double pump_degc() const noexcept { return pump_.degc(); }
  [[nodiscard]] double tank_degc() const noexcept { return tank_.degc(); }
  [[nodiscard]] double level() const noexcept { return tank_.level(); }

 private:
  void step_valves(bool powered, const ActuatorFrame& frame) noexcept;

  std::size_t jets_;
  double line_max_kpa_;
  double valve_share_;  ///< of the way that a valve goes in one step
  Pump pump_;
  WaterTank tank_;
  double line_kpa_ = 0.0;
  double sprayed_l_s_ = 0.0;
  std::array<double, kMaxJets> opening_{};
  std::array<double, kMaxJets> pulse_phase_{};
  std::array<JetHose, kMaxJets> hoses_{};
};

}  // namespace knead::sim
