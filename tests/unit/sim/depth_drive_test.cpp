#include "hal/sim/depth_drive.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <complex>

namespace knead::sim {
namespace {

const ChairDescription kChair{};
const DriveHardware kMotor{};

/// Nothing but the drive; `tissue_n_per_mm` presses back from where the arm stands.
class Bench {
 public:
  explicit Bench(double depth_mm, double tissue_n_per_mm = 0.0, double preload_n = 0.0,
                 const DriveHardware& hardware = kMotor)
      : drive(kChair, hardware), tissue_n_per_mm_(tissue_n_per_mm) {
    run(2'000, depth_mm);
    surface_mm_ = depth_mm - (tissue_n_per_mm > 0.0 ? preload_n / tissue_n_per_mm : 0.0);
    pressing_ = tissue_n_per_mm > 0.0;
    run(1'000, depth_mm);
  }

  void run(int milliseconds, double setpoint_mm, bool powered = true) {
    for (int i = 0; i < milliseconds; ++i) step(setpoint_mm, powered);
  }
  void step(double setpoint_mm, bool powered = true) {
    drive.step(powered, setpoint_mm,
               {.force_n = force(), .slope_n_per_mm = pressing_ ? tissue_n_per_mm_ : 0.0});
  }
  [[nodiscard]] double force() const {
    return pressing_ ? std::max(0.0, tissue_n_per_mm_ * (drive.depth_mm() - surface_mm_)) : 0.0;
  }

  DepthDrive drive;

 private:
  double tissue_n_per_mm_;
  double surface_mm_ = 0.0;
  bool pressing_ = false;
};

/// Gain and phase of the arm behind a sine of the set-point.
std::complex<double> response(double hz, double tissue_n_per_mm) {
  Bench bench(30.0, tissue_n_per_mm, 40.0);
  const double start = bench.drive.depth_mm();
  constexpr double kAmplitude_mm = 0.3;
  constexpr int kSettle = 1'000;
  constexpr int kMeasured = 1'000;
  std::complex<double> sum;
  for (int i = 0; i < kSettle + kMeasured; ++i) {
    const double angle = 2.0 * 3.14159265358979 * hz * i * 1e-3;
    bench.step(30.0 + kAmplitude_mm * std::sin(angle));
    if (i >= kSettle) {
      sum += (bench.drive.depth_mm() - start) * std::polar(1.0, -angle);
    }
  }
  return sum * 2.0 / (kMeasured * kAmplitude_mm) * std::complex<double>(0.0, 1.0);
}

TEST(DepthDrive, answers_a_small_sine_of_40_hz_as_the_chair_promises) {
  const std::complex<double> at_40 = response(40.0, 10.0);
  EXPECT_NEAR(std::abs(at_40), std::sqrt(0.5), 0.08);
  EXPECT_NEAR(std::arg(at_40) * 57.2958, -45.0, 10.0);
  EXPECT_GT(std::abs(response(10.0, 10.0)), 0.95);
}

TEST(DepthDrive, holds_a_load_without_a_lasting_error) {
  const Bench bench(30.0, 20.0, 80.0);
  EXPECT_NEAR(bench.drive.depth_mm(), 30.0, 0.02);
  EXPECT_NEAR(bench.force(), 80.0, 0.5);
}

/// Milliseconds in which the arm stands still while its set-point swings slowly, in 4 s.
int standing_ms(const DriveHardware& hardware) {
  Bench bench(30.0, 10.0, 40.0, hardware);
  int standing = 0;
  for (int i = 0; i < 4'000; ++i) {
    bench.step(30.0 + 0.2 * std::sin(3.14159265358979 * i * 1e-3));
    standing += bench.drive.speed_mm_s() == 0.0 ? 1 : 0;
  }
  return standing;
}

TEST(DepthDrive, friction_holds_it_for_a_moment_whenever_it_turns_round) {
  DriveHardware ideal = kMotor;
  ideal.gear_friction_n = ideal.guide_friction_n = ideal.load_friction = 0.0;
  EXPECT_GE(standing_ms(kMotor), standing_ms(ideal) + 40);  // four turns
}

TEST(DepthDrive, large_step_is_held_to_its_speed) {
  Bench bench(5.0);
  double fastest = 0.0;
  for (int i = 0; i < 700; ++i) {
    bench.step(75.0);
    fastest = std::max(fastest, bench.drive.speed_mm_s());
  }
  EXPECT_NEAR(fastest, 150.0, 3.0);
  EXPECT_NEAR(bench.drive.depth_mm(), 75.0, kMotor.play_mm + 0.01);
}

TEST(DepthDrive, current_limit_is_what_takes_a_standing_arm_to_speed) {
  Bench bench(20.0);
  bench.step(60.0);
  EXPECT_TRUE(bench.drive.current_limited());
  EXPECT_DOUBLE_EQ(bench.drive.current_a(), kMotor.current_limit_a);
  DriveHardware weak = kMotor;
  weak.current_limit_a = 3.0;
  Bench slow(20.0, 0.0, 0.0, weak);
  bench.run(4, 60.0);
  slow.run(5, 60.0);
  EXPECT_GT(bench.drive.depth_mm() - 20.0, 2.0 * (slow.drive.depth_mm() - 20.0));
}

TEST(DepthDrive, current_tells_the_load_and_the_spring_with_friction_in_between) {
  const double free_a = Bench(30.0).drive.current_a();
  const double loaded_a = Bench(30.0, 20.0, 66.0).drive.current_a();
  const double friction_a = (kMotor.gear_friction_n * kMotor.breakaway + kMotor.guide_friction_n +
                             kMotor.load_friction * 66.0) *
                            kMotor.breakaway / kMotor.newton_per_ampere;
  EXPECT_NEAR(loaded_a - free_a, 66.0 / kMotor.newton_per_ampere, 2.0 * friction_a);
  EXPECT_NEAR(free_a, (kMotor.spring_n + 30.0 * kMotor.spring_n_per_mm) / kMotor.newton_per_ampere,
              friction_a);
}

TEST(DepthDrive, free_arm_lags_by_its_play_when_the_drive_turns_round) {
  Bench bench(30.0);
  bench.run(400, 40.0);
  const double out = bench.drive.depth_mm() - 40.0;
  bench.run(400, 45.0);
  bench.run(400, 40.0);
  const double back = bench.drive.depth_mm() - 40.0;
  EXPECT_GE(std::max(out, back), 0.5 * kMotor.play_mm);
  EXPECT_LE(std::max(out, back), kMotor.play_mm + 0.02);
}

TEST(DepthDrive, loaded_arm_has_no_play) {
  Bench bench(30.0, 10.0, 30.0);
  for (double setpoint : {30.4, 29.6, 30.2, 30.0}) {
    bench.run(300, setpoint);
    EXPECT_NEAR(bench.drive.depth_mm(), setpoint, 0.02) << setpoint;
    EXPECT_EQ(bench.drive.play_open_mm(), 0.0);
  }
}

/// From the moment the power goes the arm is never further out than the chair promises: 20 ms
/// of nothing, then 400 mm/s.
TEST(DepthDrive, spring_is_always_ahead_of_what_the_chair_promises) {
  for (double depth : {80.0, 45.0, 12.0}) {
    DriveHardware slowest = kMotor;
    slowest.clutch_opens_s = 0.012;
    slowest.guide_friction_n = 3.0;
    Bench bench(depth, 0.0, 0.0, slowest);
    const double start = bench.drive.depth_mm();
    double fastest = 0.0;
    for (int ms = 1; bench.drive.depth_mm() > 0.0; ++ms) {
      ASSERT_LT(ms, 300);
      bench.step(depth, false);
      const double promised = std::max(0.0, start - std::max(0, ms - 20) * 0.4);
      EXPECT_LE(bench.drive.depth_mm(), promised + 1e-9) << depth << " mm, " << ms << " ms";
      fastest = std::max(fastest, -bench.drive.speed_mm_s());
    }
    EXPECT_LE(fastest, bench.drive.fastest_return_mm_s());
  }
}

TEST(DepthDrive, setpoints_beyond_the_travel_end_at_its_stops) {
  EXPECT_NEAR(Bench(200.0).drive.depth_mm(), 80.0, 1e-6);
  EXPECT_NEAR(Bench(-50.0).drive.depth_mm(), 0.0, 1e-6);
}

TEST(DepthDrive, power_that_returns_takes_over_from_where_the_arm_is) {
  Bench bench(60.0);
  bench.run(70, 60.0, false);
  const double caught_at = bench.drive.depth_mm();
  bench.run(100, caught_at);
  EXPECT_NEAR(bench.drive.depth_mm(), caught_at, kMotor.play_mm + 0.02);
}

TEST(DepthDrive, clutch_only_slips_backwards) {
  Bench bench(30.0);
  const double here = bench.drive.depth_mm();
  bench.drive.slip_to(40.0);
  EXPECT_EQ(bench.drive.depth_mm(), here);
  bench.drive.slip_to(25.0);
  EXPECT_NEAR(bench.drive.depth_mm(), 25.0, 1e-9);
}

}  // namespace
}  // namespace knead::sim
