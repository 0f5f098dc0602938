// Tank and water heater, with a thermostat and a cut-out that no software holds closed. Real-time
// safe.
#pragma once

namespace knead::sim {

class WaterTank {
 public:
  WaterTank(double room_degc, double cutout_degc);

  void step(bool powered, double setpoint_degc, double flow_l_s) noexcept;
  void set_level(double level) noexcept { level_ = level; }

  [[nodiscard]] double degc() const noexcept { return degc_; }
  [[nodiscard]] double level() const noexcept { return level_; }

 private:
  double room_degc_;
  double cutout_degc_;
  double degc_;
  double level_ = 0.92;
  bool heater_on_ = false;
  bool cut_ = false;
};

}  // namespace knead::sim
