// The drive of one roller arm, out of the backrest and back: motor and gear with friction, a clutch
// that opens without power, a return spring with a damper, and play between gear and arm.
//
//   motor - gear - clutch - shaft with spring and damper - play - arm with roller
//
// The servo sees the motor; the depth sensor sees the arm. While something pushes the arm back
// harder than its guide holds it, the gear pushes and the play is not felt; a free arm lags by the
// play when the drive turns round. Real-time safe.
#pragma once

#include <cstdint>

#include "control/types/chair_description.hpp"
#include "hal/sim/hardware.hpp"
#include "hal/sim/servo.hpp"

namespace knead::sim {

class DepthDrive {
 public:
  DepthDrive(const ChairDescription& chair, const DriveHardware& hardware);

  /// What pushes the arm back, linear over one step: the tissue under the roller.
  struct Load {
    double force_n = 0.0;
    double slope_n_per_mm = 0.0;
    double damping_n_s_per_mm = 0.0;
    double surface_mm_s = 0.0;  ///< > 0: the surface goes away from the roller
  };
  void step(bool powered, double setpoint_mm, const Load& load) noexcept;
  /// The slip clutch between shaft and arm let the arm back to here; the servo's counter starts
  /// anew from the arm's own sensor.
  void slip_to(double depth_mm) noexcept;

  [[nodiscard]] double depth_mm() const noexcept { return arm_mm_; }
  [[nodiscard]] double speed_mm_s() const noexcept { return speed_mm_s_; }  ///< over the last step
  [[nodiscard]] double current_a() const noexcept { return current_a_; }
  [[nodiscard]] double current_limit_a() const noexcept { return hardware_.current_limit_a; }
  [[nodiscard]] bool current_limited() const noexcept { return servo_.limited(); }
  /// How far the arm is ahead of where the gear would push it, 0 to the play.
  [[nodiscard]] double play_open_mm() const noexcept { return arm_mm_ - shaft_mm_; }
  /// The fastest that the spring takes the arm back; without power nothing else drives it.
  [[nodiscard]] double fastest_return_mm_s() const noexcept;

 private:
  enum class Flank : std::uint8_t { pushing, open };

  void move(double motor_n, double mass_kg, double gear_friction_n, double load_n) noexcept;
  void move_together(double shaft_n, double mass_kg, double friction_n, double load_n) noexcept;
  void move_apart(double shaft_n, double mass_kg, double friction_n, double load_n) noexcept;
  void hold_within_travel() noexcept;

  DriveHardware hardware_;
  double depth_max_mm_;
  double force_limit_n_;  ///< of the slip clutch: no load beyond it reaches the shaft
  Servo servo_;
  Flank flank_ = Flank::pushing;
  double unpowered_s_ = 0.0;
  double shaft_mm_ = 0.0;
  double shaft_mm_s_ = 0.0;
  double arm_mm_ = 0.0;
  double arm_mm_s_ = 0.0;
  double speed_mm_s_ = 0.0;
  double current_a_ = 0.0;
};

}  // namespace knead::sim
