#include "hal/sim/jet_hose.hpp"

#include <algorithm>
#include <cmath>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

// All assumed: 1.5 m of soft hose of 8 mm bore, in which a wave travels at 400 m/s.
constexpr double kInertance = 30.0;           ///< density x length / bore, kPa s2/L
constexpr double kGive_l_per_kpa = 4.7e-7;    ///< bore x length / (density x speed^2)
constexpr double kHose_kpa_s_per_l = 200.0;   ///< friction and fittings
constexpr double kWall_kpa_s_per_l = 2400.0;  ///< the wall's own loss: ringing dies in two swings
/// One nozzle: 0.12 L/min at 1 kPa.
constexpr double kNozzle_l_s_per_root = 0.002;
/// The trim is cut so that the nozzle's pressure goes with the opening; open it loses 5 %.
constexpr double kOpenShare = 0.95;
constexpr double kAirLoss = 0.35;  ///< of the nozzle's pressure in full bubble mode
constexpr double kLaminar_kpa = 0.5;
/// Behind a shut valve the water comes to rest: below these it is taken to stand.
constexpr double kStill_l_s = 1e-5;
constexpr double kStill_kpa = 0.05;

}  // namespace

double JetHose::joukowsky_kpa(double flow_l_s) noexcept {
  static const double impedance = std::sqrt(kInertance / kGive_l_per_kpa);
  return impedance * std::abs(flow_l_s);
}

void JetHose::step(double line_kpa, double opening, double air) noexcept {
  if (line_kpa <= 0.0 && wall_kpa_ <= 0.0) {
    *this = JetHose{};
    return;
  }
  const bool still = opening == 0.0 && std::abs(hose_l_s_) < kStill_l_s &&
                     std::abs(wall_kpa_ - line_kpa) < kStill_kpa;
  if (still) {
    hose_l_s_ = nozzle_l_s_ = nozzle_kpa_ = 0.0;
    wall_kpa_ = before_valve_kpa_ = line_kpa;
    return;
  }
  const double at_nozzle = kOpenShare * opening;
  // Through the nozzle, as a conductance: implicit in the pressure, so that it is stable at any.
  const double conducts = kNozzle_l_s_per_root * std::sqrt(at_nozzle / (wall_kpa_ + kLaminar_kpa));
  const double over_wall = hose_l_s_ - conducts * wall_kpa_;
  before_valve_kpa_ = std::max(0.0, wall_kpa_ + kWall_kpa_s_per_l * over_wall);
  hose_l_s_ +=
      (line_kpa - before_valve_kpa_ - kHose_kpa_s_per_l * hose_l_s_) / kInertance * kStep_s;
  const double share = kStep_s / kGive_l_per_kpa;
  wall_kpa_ = std::max(0.0, (wall_kpa_ + share * hose_l_s_) / (1.0 + share * conducts));
  nozzle_l_s_ = conducts * wall_kpa_;
  nozzle_kpa_ = wall_kpa_ * at_nozzle * (1.0 - kAirLoss * air);
}

}  // namespace knead::sim
