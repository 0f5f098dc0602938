#include "control/safety/drive_follower.hpp"

#include <gtest/gtest.h>

namespace knead::safety {
namespace {

constexpr MillimetrePerSecond kSpeed{150.0};

TEST(DriveFollower, expects_no_more_than_the_drives_speed) {
  DriveFollower follower;
  follower.restart(Millimetre(60.0));
  follower.aim(Millimetre(0.0));
  follower.step(kSpeed, 0.1);
  EXPECT_NEAR(follower.error(Millimetre(45.0)).value(), 0.0, 1e-12);
  EXPECT_NEAR(follower.error(Millimetre(60.0)).value(), 15.0, 1e-12);
}

TEST(DriveFollower, arrives_and_stays) {
  DriveFollower follower;
  follower.restart(Millimetre(10.0));
  follower.aim(Millimetre(10.05));
  for (int i = 0; i < 10; ++i) follower.step(kSpeed, 0.001);
  EXPECT_NEAR(follower.error(Millimetre(10.05)).value(), 0.0, 1e-12);
}

TEST(DriveFollower, a_restart_believes_the_measurement) {
  DriveFollower follower;
  follower.restart(Millimetre(60.0));
  follower.restart(Millimetre(5.0));
  follower.step(kSpeed, 1.0);
  EXPECT_EQ(follower.error(Millimetre(5.0)), Millimetre(0.0));
}

}  // namespace
}  // namespace knead::safety
