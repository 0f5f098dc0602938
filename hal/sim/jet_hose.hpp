// The hose from the line to one jet, its valve and its nozzle. The water in the hose has inertia
// and the hose gives a little, so a valve that shuts quickly is hammered: never by more than
// Joukowsky's density x wave speed x the water's own speed, because that is all the
// momentum there is. Real-time safe.
#pragma once

#include "hal/sim/hardware.hpp"

namespace knead::sim {

class JetHose {
 public:
  /// One step behind a line at this pressure; `opening` of the valve, `air` share mixed in.
  void step(double line_kpa, double opening, double air) noexcept;

  [[nodiscard]] double drawn_l_s() const noexcept { return hose_l_s_; }  ///< from the line
  [[nodiscard]] double sprayed_l_s() const noexcept { return nozzle_l_s_; }
  [[nodiscard]] double before_valve_kpa() const noexcept { return before_valve_kpa_; }
  [[nodiscard]] double nozzle_kpa() const noexcept { return nozzle_kpa_; }
  /// What the hose adds to the line's pressure at most when this flow is stopped at once.
  [[nodiscard]] static double joukowsky_kpa(double flow_l_s) noexcept;

 private:
  double hose_l_s_ = 0.0;
  double wall_kpa_ = 0.0;  ///< that the hose's wall holds
  double before_valve_kpa_ = 0.0;
  double nozzle_kpa_ = 0.0;
  double nozzle_l_s_ = 0.0;
};

}  // namespace knead::sim
