#include "hal/sim/travel_drive.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace knead::sim {
namespace {

const TravelHardware kCarriage = Hardware{}.carriage;
constexpr TravelHardware kArm{.mass_kg = 3.0,
                              .force_limit_n = 150.0,
                              .friction_n = 6.0,
                              .slide_friction_n = 2.0,
                              .breakaway = 1.3,
                              .play_mm = 0.4};

void run(TravelDrive& drive, int milliseconds, double setpoint_mm, double load_n = 0.0,
         bool powered = true) {
  for (int i = 0; i < milliseconds; ++i) drive.step(powered, setpoint_mm, load_n);
}

TEST(TravelDrive, travels_at_its_speed_and_arrives) {
  TravelDrive drive(0.0, 900.0, 150.0, 100.0, kCarriage);
  run(drive, 500, 400.0);
  EXPECT_NEAR(drive.position_mm(), 175.0, 3.0);
  run(drive, 3'000, 400.0);
  EXPECT_NEAR(drive.position_mm(), 400.0, 0.1);
}

TEST(TravelDrive, stops_and_stands_without_power) {
  TravelDrive drive(0.0, 900.0, 150.0, 100.0, kCarriage);
  run(drive, 500, 400.0);
  const double here = drive.position_mm();
  run(drive, 20, 400.0, 0.0, false);
  const double stopped = drive.position_mm();
  EXPECT_LT(stopped - here, 0.6);
  run(drive, 500, 400.0, 80.0, false);
  EXPECT_EQ(drive.position_mm(), stopped);
}

TEST(TravelDrive, never_leaves_its_rail) {
  TravelDrive drive(-150.0, -22.0, 80.0, -60.0, kArm);
  run(drive, 4'000, 100.0);
  EXPECT_LE(drive.position_mm(), -22.0);
  EXPECT_NEAR(drive.position_mm(), -22.0, kArm.play_mm);
}

TEST(TravelDrive, arm_across_loses_its_play_when_it_turns_round) {
  TravelDrive drive(20.0, 150.0, 80.0, 60.0, kArm);
  run(drive, 1'000, 70.0);
  const double outwards = drive.position_mm();
  run(drive, 1'000, 80.0);
  run(drive, 1'000, 70.0);
  EXPECT_NEAR(drive.position_mm() - outwards, kArm.play_mm, 0.1);  // friction holds a little back
}

TEST(TravelDrive, skin_that_pulls_holds_the_slide_on_one_flank) {
  TravelDrive drive(20.0, 150.0, 80.0, 60.0, kArm);
  run(drive, 1'000, 70.0, -30.0);
  const double pushed_back = drive.position_mm();
  run(drive, 1'000, 70.0, 30.0);
  EXPECT_NEAR(drive.position_mm() - pushed_back, kArm.play_mm, 0.05);
}

TEST(TravelDrive, load_slows_it_only_for_a_moment) {
  TravelDrive drive(0.0, 900.0, 150.0, 100.0, kCarriage);
  run(drive, 300, 130.0);
  run(drive, 20, 130.0, -60.0);
  EXPECT_LT(drive.position_mm(), 130.0 - 0.02);
  run(drive, 2'000, 130.0, -60.0);
  EXPECT_NEAR(drive.position_mm(), 130.0, 0.1);
}

}  // namespace
}  // namespace knead::sim
