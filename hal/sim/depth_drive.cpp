#include "hal/sim/depth_drive.hpp"

#include <algorithm>
#include <cmath>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

/// Sub-steps of a millisecond: the speed loop has 160 Hz, so four a millisecond follow it.
constexpr int kSubsteps = 4;
constexpr double kSubstep_s = kStep_s / kSubsteps;
constexpr double kSubstepsPerSecond = kSubsteps * kStepsPerSecond;
/// The speed loop is four times as fast as the position loop of 40 Hz, the integrator three times
/// slower than it: under load the answer to 0.3 mm at 40 Hz is then 0.70 and -50 degrees, what the
/// first order that the chair promises has (0.71, -45); friction makes it 0.63 and -56 degrees at
/// 0.05 mm. depth_drive_test.cpp measures it.
constexpr double kSpeedGain_per_s = 1000.0;
constexpr double kIntegral_s = 0.02;
/// 4,096 counts over 10 mm, a turn of the motor. Assumed.
constexpr double kEncoder_mm = 0.0025;
constexpr double kTurn = 6.283185307179586;

Servo::Design design_of(const ChairDescription& chair, const DriveHardware& hardware) {
  return {.position_gain_per_s = kTurn * chair.drives.depth_bandwidth.value(),
          .speed_gain_per_s = kSpeedGain_per_s,
          .integral_s = kIntegral_s,
          .mass_kg = hardware.motor_kg + hardware.arm_kg,
          .speed_mm_s = chair.drives.depth_speed.value(),
          .force_n = hardware.current_limit_a * hardware.newton_per_ampere,
          .encoder_mm = kEncoder_mm};
}

}  // namespace

DepthDrive::DepthDrive(const ChairDescription& chair, const DriveHardware& hardware)
    : hardware_(hardware),
      depth_max_mm_(chair.roller.depth_max.value()),
      force_limit_n_(chair.drives.mechanical_limiter.value()),
      servo_(design_of(chair, hardware)) {}

void DepthDrive::step(bool powered, double setpoint_mm, const Load& load) noexcept {
  const double before = arm_mm_;
  const double goal = std::clamp(setpoint_mm, 0.0, depth_max_mm_);
  unpowered_s_ = powered ? 0.0 : unpowered_s_ + kStep_s;
  const bool coupled = unpowered_s_ <= hardware_.clutch_opens_s;
  if (!powered) servo_.reset();
  double force = load.force_n;
  double motor_n = 0.0;
  for (int i = 0; i < kSubsteps; ++i) {
    motor_n = powered ? servo_.step(goal, shaft_mm_, shaft_mm_s_, kSubstep_s) : 0.0;
    const double arm_before = arm_mm_;
    const double pushes =
        force > 0.0 ? force + load.damping_n_s_per_mm * (arm_mm_s_ - load.surface_mm_s) : 0.0;
    move(motor_n, coupled ? hardware_.motor_kg : hardware_.shaft_kg,
         coupled ? hardware_.gear_friction_n : hardware_.shaft_friction_n,
         std::clamp(pushes, 0.0, force_limit_n_));
    force += load.slope_n_per_mm * (arm_mm_ - arm_before - load.surface_mm_s * kSubstep_s);
  }
  current_a_ = motor_n / hardware_.newton_per_ampere;
  speed_mm_s_ = (arm_mm_ - before) * kStepsPerSecond;
}

void DepthDrive::move(double motor_n, double mass_kg, double gear_friction_n,
                      double load_n) noexcept {
  const double spring_n = hardware_.spring_n + hardware_.spring_n_per_mm * shaft_mm_;
  const double damper_n = hardware_.damper_n_s_per_mm * shaft_mm_s_;
  const double shaft_n = motor_n - spring_n - damper_n;
  if (flank_ == Flank::pushing) {
    // A loaded gear rubs more: its teeth and bearings carry what the arm carries.
    const double friction = gear_friction_n + hardware_.load_friction * load_n;
    move_together(shaft_n, mass_kg, friction, load_n);
  } else {
    move_apart(shaft_n, mass_kg, gear_friction_n, load_n);
  }
  hold_within_travel();
}

void DepthDrive::move_together(double shaft_n, double mass_kg, double friction_n,
                               double load_n) noexcept {
  const double gained = speed_per_newton(mass_kg + hardware_.arm_kg, kSubstep_s);
  const double before = shaft_mm_s_;
  const double driven = before + (shaft_n - load_n) * gained;
  const double loss = (friction_n + hardware_.guide_friction_n) * gained;
  const double speed = after_friction(before, driven, loss, hardware_.breakaway);
  // What the gear must push with to move the arm so; it cannot pull across the play.
  const double guide = speed == 0.0 ? 0.0 : std::copysign(hardware_.guide_friction_n, speed);
  const double gear_n =
      load_n + guide +
      hardware_.arm_kg * (speed - before) * (kSubstepsPerSecond / kMillimetresPerMetre);
  shaft_mm_s_ = arm_mm_s_ = speed;
  shaft_mm_ += speed * kSubstep_s;
  arm_mm_ = shaft_mm_;
  if (gear_n < 0.0 && speed != 0.0) flank_ = Flank::open;
}

void DepthDrive::move_apart(double shaft_n, double mass_kg, double friction_n,
                            double load_n) noexcept {
  const double arm_kg = hardware_.arm_kg;
  const double shaft_gains = speed_per_newton(mass_kg, kSubstep_s);
  const double arm_gains = speed_per_newton(arm_kg, kSubstep_s);
  const double shaft_speed = after_friction(shaft_mm_s_, shaft_mm_s_ + shaft_n * shaft_gains,
                                            friction_n * shaft_gains, hardware_.breakaway);
  const double arm_speed =
      after_friction(arm_mm_s_, arm_mm_s_ - load_n * arm_gains,
                     hardware_.guide_friction_n * arm_gains, hardware_.breakaway);
  const double shaft = shaft_mm_ + shaft_speed * kSubstep_s;
  const double arm = arm_mm_ + arm_speed * kSubstep_s;
  if (arm > shaft && arm < shaft + hardware_.play_mm) {
    shaft_mm_s_ = shaft_speed;
    arm_mm_s_ = arm_speed;
    shaft_mm_ = shaft;
    arm_mm_ = arm;
    return;
  }
  // The flanks meet without a bounce: both go on with the momentum they had together.
  const bool pushing = arm <= shaft;
  const double speed = (mass_kg * shaft_speed + arm_kg * arm_speed) / (mass_kg + arm_kg);
  shaft_mm_s_ = arm_mm_s_ = speed;
  shaft_mm_ += speed * kSubstep_s;
  arm_mm_ = pushing ? shaft_mm_ : shaft_mm_ + hardware_.play_mm;
  if (pushing) flank_ = Flank::pushing;
}

void DepthDrive::hold_within_travel() noexcept {
  if (arm_mm_ < 0.0 || arm_mm_ > depth_max_mm_) {
    arm_mm_ = std::clamp(arm_mm_, 0.0, depth_max_mm_);
    arm_mm_s_ = 0.0;
  }
  // The stops hold the arm; the shaft stops where it has taken the play up.
  const double shaft = std::clamp(shaft_mm_, arm_mm_ - hardware_.play_mm, arm_mm_);
  if (shaft != shaft_mm_) {
    shaft_mm_ = shaft;
    shaft_mm_s_ = 0.0;
  }
}

void DepthDrive::slip_to(double depth_mm) noexcept {
  const double back = std::clamp(depth_mm, 0.0, arm_mm_) - arm_mm_;
  arm_mm_ += back;
  shaft_mm_ += back;
  speed_mm_s_ += back * kStepsPerSecond;
}

double DepthDrive::fastest_return_mm_s() const noexcept {
  return (hardware_.spring_n + hardware_.spring_n_per_mm * depth_max_mm_) /
         hardware_.damper_n_s_per_mm;
}

}  // namespace knead::sim
