#include "hal/sim/travel_drive.hpp"

#include <algorithm>
#include <cmath>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

constexpr double kTurn = 6.283185307179586;
/// Bandwidth of carriage and arms across, speed loop and integrator in the depth drive's
/// proportions. Assumed: they carry weight on spindles.
constexpr double kBandwidth_hz = 8.0;
constexpr double kSpeedGain_per_s = 250.0;
constexpr double kIntegral_s = 0.1;
constexpr double kEncoder_mm = 0.01;
/// A self-locking spindle without power stops within milliseconds. Assumed.
constexpr double kBrake_mm_s2 = 30'000.0;
/// A slide that the load pushes through the play. Assumed.
constexpr double kThroughPlay_mm_s = 40.0;

}  // namespace

TravelDrive::TravelDrive(double low_mm, double high_mm, double speed_max_mm_s, double start_mm,
                         const TravelHardware& hardware)
    : hardware_(hardware),
      low_mm_(low_mm),
      high_mm_(high_mm),
      servo_({.position_gain_per_s = kTurn * kBandwidth_hz,
              .speed_gain_per_s = kSpeedGain_per_s,
              .integral_s = kIntegral_s,
              .mass_kg = hardware.mass_kg,
              .speed_mm_s = speed_max_mm_s,
              .force_n = hardware.force_limit_n,
              .encoder_mm = kEncoder_mm}),
      spindle_mm_(std::clamp(start_mm, low_mm, high_mm)),
      slide_mm_(spindle_mm_) {}

void TravelDrive::step(bool powered, double setpoint_mm, double load_n) noexcept {
  const double before = slide_mm_;
  if (powered) {
    const double goal = std::clamp(setpoint_mm, low_mm_, high_mm_);
    const double motor_n = servo_.step(goal, spindle_mm_, spindle_mm_s_, kStep_s);
    const double gained = speed_per_newton(hardware_.mass_kg, kStep_s);
    spindle_mm_s_ = after_friction(spindle_mm_s_, spindle_mm_s_ + (motor_n + load_n) * gained,
                                   hardware_.friction_n * gained, hardware_.breakaway);
  } else {
    servo_.reset();
    spindle_mm_s_ = after_friction(spindle_mm_s_, spindle_mm_s_, kBrake_mm_s2 * kStep_s, 1.0);
  }
  const double free = spindle_mm_ + spindle_mm_s_ * kStep_s;
  spindle_mm_ = std::clamp(free, low_mm_, high_mm_);
  if (spindle_mm_ != free) spindle_mm_s_ = 0.0;
  take_up_play(load_n);
  speed_mm_s_ = (slide_mm_ - before) * kStepsPerSecond;
}

void TravelDrive::take_up_play(double load_n) noexcept {
  if (std::abs(load_n) > hardware_.slide_friction_n) {
    slide_mm_ += std::copysign(kThroughPlay_mm_s * kStep_s, load_n);
  }
  const double half = 0.5 * hardware_.play_mm;
  slide_mm_ = std::clamp(slide_mm_, std::max(low_mm_, spindle_mm_ - half),
                         std::min(high_mm_, spindle_mm_ + half));
}

}  // namespace knead::sim
