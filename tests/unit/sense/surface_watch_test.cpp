#include "control/sense/surface_watch.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace knead::sense {
namespace {

/// A roller on a back of 4 N/mm whose surface tests move; the arm is held where tests say.
class Held {
 public:
  double surface_mm = 30.0;
  double depth_mm = 35.0;
  double lateral_mm = 50.0;
  double wanted_n = 20.0;

  const SurfaceWatch& run(int ms, double surface_mm_s = 0.0, double arm_mm_s = 0.0) {
    for (int i = 0; i < ms; ++i) {
      surface_mm += surface_mm_s * 0.001;
      depth_mm += arm_mm_s * 0.001;
      const double pressed = depth_mm - surface_mm;
      watch_.step({.in_contact = pressed > 0.3,
                   .force = Newton(4.0 * std::max(0.0, pressed)),
                   .setpoint = Newton(wanted_n),
                   .depth = Millimetre(depth_mm),
                   .lateral = Millimetre(lateral_mm),
                   .stiffness = NewtonPerMillimetre(4.0)},
                  0.001);
    }
    return watch_;
  }

 private:
  SurfaceWatch watch_;
};

TEST(SurfaceWatch, sees_how_far_the_back_pulls_away) {
  Held held;
  held.run(300);
  EXPECT_NEAR(held.run(60, 50.0).away().value(), 3.0, 0.3);
}

TEST(SurfaceWatch, a_roller_that_goes_after_the_back_sees_it_too) {
  Held held;
  held.run(300);
  EXPECT_NEAR(held.run(60, 50.0, 30.0).away().value(), 3.0, 0.3);
}

TEST(SurfaceWatch, an_arm_that_goes_across_a_round_back_meets_it_elsewhere) {
  Held held;
  held.run(300);
  for (int i = 0; i < 60; ++i) {
    held.lateral_mm += 0.1;
    held.run(1, 25.0);
  }
  EXPECT_LT(held.run(1).away().value(), 0.3) << "6 mm across, 1.5 mm deeper";
}

TEST(SurfaceWatch, says_nothing_while_less_and_less_is_wanted) {
  Held held;
  held.run(300);
  for (int i = 0; i < 60; ++i) {
    held.wanted_n -= 0.25;
    held.run(1, 50.0);
  }
  EXPECT_LT(held.run(1).away().value(), 0.3);
}

TEST(SurfaceWatch, a_back_that_is_gone_has_left_and_one_that_was_only_grazed_has_not) {
  Held pressed;
  pressed.run(300);
  EXPECT_FALSE(pressed.run(30).left());
  EXPECT_TRUE(pressed.run(60, 120.0).left());
  Held grazed;
  grazed.surface_mm = 34.5;
  grazed.run(300);
  EXPECT_FALSE(grazed.run(60, 120.0).left());
}

TEST(SurfaceWatch, a_back_that_comes_is_seen_whatever_the_arm_does) {
  Held held;
  held.run(300);
  EXPECT_NEAR(held.run(60, -80.0, -80.0).towards().value(), 4.8, 0.5);
}

TEST(SurfaceWatch, breath_is_slower_than_that) {
  Held held;
  held.run(300);
  EXPECT_LT(held.run(1000, 3.3).away().value(), 0.5);
}

TEST(SurfaceWatch, an_arm_that_gives_way_says_nothing_of_the_back) {
  Held held;
  held.run(300);
  EXPECT_LT(held.run(60, 0.0, -60.0).away().value(), 0.1);
}

TEST(SurfaceWatch, a_cough_throws_the_arm_back_and_a_kneading_arm_is_not_thrown) {
  Held held;
  held.run(300);
  EXPECT_FALSE(held.run(30, 0.0, -50.0).thrown());
  held.run(300);
  EXPECT_TRUE(held.run(20, -120.0, -140.0).thrown());
}

TEST(SurfaceWatch, what_nobody_touched_is_not_touched) {
  Held held;
  held.depth_mm = 20.0;
  EXPECT_FALSE(held.run(300).touched());
}

}  // namespace
}  // namespace knead::sense
