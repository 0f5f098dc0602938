#include "hal/sim/water_tank.hpp"

#include <algorithm>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

// All assumed.
constexpr double kHeater_k_per_s = 0.03;  ///< a 1 kW heater in 8 litres
constexpr double kLoss_per_s = 1.0 / 3600.0;
constexpr double kThermostat_k = 0.2;
constexpr double kRearm_k = 2.0;             ///< the cut-out closes again this far below
constexpr double kEvaporation_per_s = 1e-6;  ///< while water is sprayed
constexpr double kLukewarm_k = 10.0;         ///< over the room, kept between sessions

}  // namespace

WaterTank::WaterTank(double room_degc, double cutout_degc)
    : room_degc_(room_degc), cutout_degc_(cutout_degc), degc_(room_degc + kLukewarm_k) {}

void WaterTank::step(bool powered, double setpoint_degc, double flow_l_s) noexcept {
  if (degc_ >= cutout_degc_) cut_ = true;
  if (degc_ <= cutout_degc_ - kRearm_k) cut_ = false;
  if (degc_ < setpoint_degc - kThermostat_k) heater_on_ = true;
  if (degc_ > setpoint_degc) heater_on_ = false;
  const bool heating = powered && setpoint_degc > 0.0 && heater_on_ && !cut_;
  degc_ += ((heating ? kHeater_k_per_s : 0.0) + (room_degc_ - degc_) * kLoss_per_s) * kStep_s;
  if (flow_l_s > 0.0) level_ = std::max(0.0, level_ - kEvaporation_per_s * kStep_s);
}

}  // namespace knead::sim
