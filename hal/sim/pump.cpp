#include "hal/sim/pump.hpp"

#include <algorithm>
#include <cmath>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

// All assumed. A small centrifugal pump loses pressure with the square of its flow: 15 % under the
// six jets of the reference chair, at any speed, because their flow goes with the root of pressure.
constexpr double kDroop_kpa_s2_per_l2 = 1300.0;
/// Below so little difference of pressure the flow is laminar and no longer a root.
constexpr double kLaminar_kpa = 0.5;
/// The inlet begins to draw air at this level of the tank.
constexpr double kInlet = 0.08;
constexpr double kFullPower_w = 40.0;
constexpr double kHeatCapacity_j_per_k = 800.0;
constexpr double kAirCooling_w_per_k = 0.3;
constexpr double kWetCooling_w_per_k = 2.0;
constexpr double kFlowCooling_j_per_l_k = 180.0;
constexpr double kWindingCutout_degc = 85.0;
constexpr double kRearm_k = 15.0;

}  // namespace

Pump::Pump(const Hardware& hardware, double pressure_max_kpa)
    : hardware_(hardware), pressure_max_kpa_(pressure_max_kpa), degc_(hardware.room_degc) {}

void Pump::step(const Input& input) noexcept {
  if (degc_ >= kWindingCutout_degc) cut_ = true;
  if (degc_ <= kWindingCutout_degc - kRearm_k) cut_ = false;
  const double asked = cut_ ? 0.0 : std::clamp(input.asked_kpa, 0.0, pressure_max_kpa_);
  const double wet = smooth_step(input.level / kInlet);
  const double reached = std::min(pressure_max_kpa_, asked * hardware_.pump_gain) * wet;
  shut_off_kpa_ += (reached - shut_off_kpa_) * (kStep_s / hardware_.pump_lag_s);

  // The motor turns as fast dry as wet: it is its own water that keeps it cool.
  const double power_w = kFullPower_w * asked / pressure_max_kpa_;
  const double by_water =
      wet * (kWetCooling_w_per_k + kFlowCooling_j_per_l_k * std::abs(input.flow_l_s));
  const double lost_w =
      kAirCooling_w_per_k * (degc_ - hardware_.room_degc) + by_water * (degc_ - input.water_degc);
  degc_ += (power_w - lost_w) / kHeatCapacity_j_per_k * kStep_s;
}

double Pump::flow_l_s(double line_kpa) const noexcept {
  const double over = shut_off_kpa_ - line_kpa;
  return over / std::sqrt(kDroop_kpa_s2_per_l2 * (std::abs(over) + kLaminar_kpa));
}

}  // namespace knead::sim
