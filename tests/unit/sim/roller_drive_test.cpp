#include "hal/sim/roller_drive.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace knead::sim {
namespace {

const ChairDescription kChair{};

/// A drive that stands at this depth.
DepthDrive standing_at(double depth_mm) {
  DepthDrive drive(kChair);
  for (int i = 0; i < 2'000; ++i) drive.step(true, depth_mm);
  return drive;
}

TEST(DepthDrive, small_step_answers_with_40_hz) {
  DepthDrive drive = standing_at(20.0);
  int milliseconds = 0;
  while (drive.depth_mm() < 20.0 + 0.1 * (1.0 - std::exp(-1.0))) {
    drive.step(true, 20.1);
    ++milliseconds;
  }
  EXPECT_EQ(milliseconds, 4);  // 1 / (2 pi 40 Hz) = 3.98 ms
}

TEST(DepthDrive, large_step_is_held_to_150_mm_per_s) {
  DepthDrive drive = standing_at(0.0);
  for (int i = 0; i < 100; ++i) drive.step(true, 80.0);
  EXPECT_NEAR(drive.depth_mm(), 15.0, 1e-9);
  EXPECT_NEAR(drive.speed_mm_s(), 150.0, 1e-6);
}

TEST(DepthDrive, setpoints_beyond_the_travel_end_at_its_stops) {
  EXPECT_NEAR(standing_at(200.0).depth_mm(), 80.0, 1e-6);
  EXPECT_NEAR(standing_at(-50.0).depth_mm(), 0.0, 1e-9);
}

TEST(DepthDrive, spring_takes_the_arm_back_within_20_ms_and_its_travel) {
  DepthDrive drive = standing_at(80.0);
  for (int i = 0; i < 20; ++i) drive.step(false, 80.0);
  EXPECT_NEAR(drive.depth_mm(), 80.0, 1e-6);  // the worst that is promised
  drive.step(false, 80.0);
  EXPECT_LT(drive.depth_mm(), 80.0 - 0.39);
  int milliseconds = 21;
  while (drive.depth_mm() > 0.0) {
    drive.step(false, 80.0);
    ++milliseconds;
  }
  EXPECT_LE(milliseconds, 220);  // 80 mm at 400 mm/s
}

TEST(DepthDrive, power_that_returns_takes_over_from_where_the_arm_is) {
  DepthDrive drive = standing_at(60.0);
  for (int i = 0; i < 70; ++i) drive.step(false, 60.0);
  const double caught_at = drive.depth_mm();
  drive.step(true, caught_at);
  EXPECT_NEAR(drive.depth_mm(), caught_at, 1e-9);
}

TEST(DepthDrive, clutch_only_slips_backwards) {
  DepthDrive drive = standing_at(30.0);
  drive.slip_to(40.0);
  EXPECT_NEAR(drive.depth_mm(), 30.0, 1e-6);
  drive.slip_to(25.0);
  EXPECT_NEAR(drive.depth_mm(), 25.0, 1e-9);
}

TEST(TravelDrive, stands_still_without_power) {
  TravelDrive drive(0.0, 900.0, 150.0, 100.0);
  for (int i = 0; i < 500; ++i) drive.step(true, 400.0);
  const double here = drive.position_mm();
  for (int i = 0; i < 500; ++i) drive.step(false, 400.0);
  EXPECT_EQ(drive.position_mm(), here);
  EXPECT_NEAR(here, 175.0, 0.2);  // 150 mm/s for half a second
}

TEST(TravelDrive, never_leaves_its_rail) {
  TravelDrive drive(-150.0, -22.0, 80.0, -60.0);
  for (int i = 0; i < 4'000; ++i) drive.step(true, 100.0);
  EXPECT_NEAR(drive.position_mm(), -22.0, 1e-6);
}

}  // namespace
}  // namespace knead::sim
