#include "control/motion/glide.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace knead::motion {
namespace {

constexpr double kDt = 0.001;

TEST(Glide, starts_where_the_thing_stands_and_arrives_without_overshoot) {
  Glide glide(250.0);
  glide.start(Millimetre(120.0));
  EXPECT_EQ(glide.position(), Millimetre(120.0));
  double furthest = 0.0;
  for (int i = 0; i < 6000; ++i) {
    glide.step(Millimetre(300.0), MillimetrePerSecond(60.0), kDt);
    furthest = std::max(furthest, glide.position().value());
  }
  EXPECT_TRUE(glide.arrived(Millimetre(300.0)));
  EXPECT_LE(furthest, 300.1);
}

TEST(Glide, keeps_its_speed_and_acceleration_whatever_the_goal_does) {
  Glide glide(250.0);
  glide.start(Millimetre(0.0));
  double before = 0.0;
  for (int i = 0; i < 20000; ++i) {
    const Millimetre goal(i / 700 % 2 == 0 ? 200.0 : -150.0);
    glide.step(goal, MillimetrePerSecond(80.0), kDt);
    const double velocity = glide.velocity().value();
    ASSERT_LE(std::abs(velocity), 80.0 + 1e-9);
    ASSERT_LE(std::abs(velocity - before), 250.0 * kDt + 1e-9);
    before = velocity;
  }
}

TEST(Glide, has_not_arrived_while_it_passes_through) {
  Glide glide(250.0);
  glide.start(Millimetre(0.0));
  for (int i = 0; i < 1000; ++i) {
    glide.step(Millimetre(500.0), MillimetrePerSecond(50.0), kDt);
    EXPECT_FALSE(glide.arrived(glide.position()) && i > 10);
  }
}

}  // namespace
}  // namespace knead::motion
