#include "hal/sim/water.hpp"

#include <algorithm>
#include <cmath>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

// All assumed.
constexpr double kDroop = 0.025;          ///< of the line pressure, per fully open jet
constexpr double kAirLoss = 0.35;         ///< of the nozzle pressure in full bubble mode
constexpr double kFlowPerRoot = 0.12;     ///< L/min per sqrt(kPa) of one jet
constexpr double kHeater_k_per_s = 0.03;  ///< a 1 kW heater in 8 litres
constexpr double kTankLoss_per_s = 1.0 / 3600.0;
constexpr double kThermostat_k = 0.2;
constexpr double kRearm_k = 2.0;  ///< the cut-out closes again this far below
constexpr double kEvaporation_per_s = 1e-6;

}  // namespace

WaterLine::WaterLine(const ChairDescription& chair, const Hardware& hardware)
    : jets_(chair.jets.size()),
      line_max_kpa_(chair.line_pressure_max.value()),
      cutout_degc_(chair.heat_cutout.value()),
      hardware_(hardware),
      valve_share_(1.0 - std::exp(-kStep_s / hardware.valve_lag_s)),
      tank_degc_(hardware.room_degc + 10.0) {}  // kept lukewarm between sessions

void WaterLine::step(bool powered, const ActuatorFrame& frame) noexcept {
  step_valves(powered, frame);
  double open = 0.0;
  for (std::size_t j = 0; j < jets_; ++j) open += opening_[j];
  const double asked = powered ? std::clamp(frame.line_pressure.value(), 0.0, line_max_kpa_) : 0.0;
  const double reached =
      std::min(line_max_kpa_, asked * hardware_.pump_gain) * (1.0 - kDroop * open);
  line_kpa_ += (reached - line_kpa_) * (kStep_s / hardware_.pump_lag_s);

  flow_l_min_ = 0.0;
  for (std::size_t j = 0; j < jets_; ++j) {
    const double air = std::clamp(frame.jets[j].air.value(), 0.0, 1.0);
    nozzle_kpa_[j] = line_kpa_ * opening_[j] * (1.0 - kAirLoss * air);
    if (nozzle_kpa_[j] > 0.01) flow_l_min_ += kFlowPerRoot * std::sqrt(nozzle_kpa_[j]);
  }
  level_ = std::max(0.0, level_ - (flow_l_min_ > 0.0 ? kEvaporation_per_s * kStep_s : 0.0));
  step_heater(powered, frame.water_temperature.value());
}

void WaterLine::step_valves(bool powered, const ActuatorFrame& frame) noexcept {
  for (std::size_t j = 0; j < jets_; ++j) {
    const JetCommand& command = frame.jets[j];
    double asked = powered ? std::clamp(command.valve.value(), 0.0, 1.0) : 0.0;
    const double pulse_hz = std::clamp(command.pulse_rate.value(), 0.0, 50.0);
    if (pulse_hz > 0.0) {
      pulse_phase_[j] += pulse_hz * kStep_s;
      if (pulse_phase_[j] >= 1.0) pulse_phase_[j] -= 1.0;
      if (pulse_phase_[j] >= 0.5) asked = 0.0;
    } else {
      pulse_phase_[j] = 0.0;
    }
    opening_[j] += (asked - opening_[j]) * valve_share_;
    if (opening_[j] < 1e-9) opening_[j] = 0.0;  // shut is shut: no denormals
  }
}

void WaterLine::step_heater(bool powered, double setpoint_degc) noexcept {
  if (tank_degc_ >= cutout_degc_) cut_ = true;
  if (tank_degc_ <= cutout_degc_ - kRearm_k) cut_ = false;
  if (tank_degc_ < setpoint_degc - kThermostat_k) heater_on_ = true;
  if (tank_degc_ > setpoint_degc) heater_on_ = false;
  const bool heating = powered && setpoint_degc > 0.0 && heater_on_ && !cut_;
  tank_degc_ +=
      ((heating ? kHeater_k_per_s : 0.0) + (hardware_.room_degc - tank_degc_) * kTankLoss_per_s) *
      kStep_s;
}

}  // namespace knead::sim
