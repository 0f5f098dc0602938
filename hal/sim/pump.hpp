// The centrifugal pump of the jet line: what pressure it makes at the flow that is drawn, how it
// warms, and what happens when it has nothing to drink. Real-time safe.
#pragma once

#include "hal/sim/hardware.hpp"

namespace knead::sim {

class Pump {
 public:
  Pump(const Hardware& hardware, double pressure_max_kpa);

  struct Input {
    double asked_kpa = 0.0;  ///< 0: stopped
    double line_kpa = 0.0;   ///< what it works against
    double level = 1.0;      ///< of the tank, 0 to 1
    double water_degc = 0.0;
    double flow_l_s = 0.0;  ///< that cools it
  };
  void step(const Input& input) noexcept;

  /// Pressure without any flow, at the speed that it has now.
  [[nodiscard]] double shut_off_kpa() const noexcept { return shut_off_kpa_; }
  /// Flow into a line at this pressure; < 0: back through the pump, which has no valve of its own.
  [[nodiscard]] double flow_l_s(double line_kpa) const noexcept;
  [[nodiscard]] double degc() const noexcept { return degc_; }
  [[nodiscard]] bool cut() const noexcept { return cut_; }

 private:
  Hardware hardware_;
  double pressure_max_kpa_;
  double shut_off_kpa_ = 0.0;
  double degc_;
  bool cut_ = false;
};

}  // namespace knead::sim
