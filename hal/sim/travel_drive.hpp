// Carriage or arm across: a servo with mass, friction that sticks, a load from the skin, and play
// between spindle and slide. Without power a self-locking spindle stops it where it is. Real-time
// safe.
#pragma once

#include "hal/sim/hardware.hpp"
#include "hal/sim/servo.hpp"

namespace knead::sim {

class TravelDrive {
 public:
  TravelDrive(double low_mm, double high_mm, double speed_max_mm_s, double start_mm,
              const TravelHardware& hardware);

  /// `load_n` acts on the slide; > 0 pushes it to growing positions.
  void step(bool powered, double setpoint_mm, double load_n) noexcept;

  [[nodiscard]] double position_mm() const noexcept { return slide_mm_; }
  [[nodiscard]] double speed_mm_s() const noexcept { return speed_mm_s_; }  ///< over the last step

 private:
  void take_up_play(double load_n) noexcept;

  TravelHardware hardware_;
  double low_mm_;
  double high_mm_;
  Servo servo_;
  double spindle_mm_;
  double spindle_mm_s_ = 0.0;
  double slide_mm_;
  double speed_mm_s_ = 0.0;
};

}  // namespace knead::sim
