// The drives of one roller arm and of the carriage. Depth: a position servo of first order with
// a speed limit; without power a spring takes the arm back. Carriage and arms across: slower
// servos that stand still without power. Real-time safe.
#pragma once

#include "control/types/chair_description.hpp"

namespace knead::sim {

class DepthDrive {
 public:
  explicit DepthDrive(const ChairDescription& chair);

  void step(bool powered, double setpoint_mm) noexcept;
  /// The slip clutch let the arm back to here.
  void slip_to(double depth_mm) noexcept;

  [[nodiscard]] double depth_mm() const noexcept { return depth_mm_; }
  [[nodiscard]] double speed_mm_s() const noexcept { return speed_mm_s_; }

 private:
  double depth_max_mm_;
  double speed_max_mm_s_;
  double spring_mm_s_;
  double closing_share_;  ///< of the distance that the servo covers in one step
  int unpowered_steps_ = 0;
  double depth_mm_ = 0.0;
  double speed_mm_s_ = 0.0;
};

/// Carriage or arm across.
class TravelDrive {
 public:
  TravelDrive(double low_mm, double high_mm, double speed_max_mm_s, double start_mm);

  void step(bool powered, double setpoint_mm) noexcept;

  [[nodiscard]] double position_mm() const noexcept { return position_mm_; }
  [[nodiscard]] double speed_mm_s() const noexcept { return speed_mm_s_; }

 private:
  double low_mm_;
  double high_mm_;
  double speed_max_mm_s_;
  double closing_share_;
  double position_mm_;
  double speed_mm_s_ = 0.0;
};

}  // namespace knead::sim
