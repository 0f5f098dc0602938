#include "control/motion/yield_reflex.hpp"

#include <gtest/gtest.h>

namespace knead::motion {
namespace {

YieldInput quiet() {
  return {.force = Newton(40.0),
          .sudden_force = Newton(40.0),
          .reference = Newton(40.0),
          .ceiling = Newton(60.0),
          .in_contact = true,
          .depth = Millimetre(38.0),
          .touch = Millimetre(30.0),
          .dt_s = 0.001};
}

/// Feeds a force that rises at this rate; ms until the reflex begins, -1 if not within `for_ms`.
int begins_after_ms(YieldInput input, double rise_n_s, int for_ms) {
  YieldReflex reflex;
  (void)reflex.step(input);
  for (int i = 1; i <= for_ms; ++i) {
    input.force += Newton(rise_n_s * input.dt_s);
    input.sudden_force = input.force;
    if (reflex.step(input)) return i;
  }
  return -1;
}

TEST(YieldReflex, leaves_a_steady_force_and_a_slow_rise_alone) {
  EXPECT_EQ(begins_after_ms(quiet(), 0.0, 500), -1);
  EXPECT_EQ(begins_after_ms(quiet(), 90.0, 200), -1);
}

TEST(YieldReflex, sees_a_cough_within_15_ms) {
  const int after = begins_after_ms(quiet(), 800.0, 100);
  EXPECT_GT(after, 0);
  EXPECT_LE(after, 15);
}

TEST(YieldReflex, begins_before_a_fast_rise_reaches_the_ceiling) {
  YieldInput near = quiet();
  near.force = near.sudden_force = near.reference = Newton(57.0);
  const int after = begins_after_ms(near, 300.0, 100);
  EXPECT_GT(after, 0);
  EXPECT_LT(after * 0.3 + 57.0, 60.0);
}

TEST(YieldReflex, is_not_surprised_by_what_was_commanded) {
  YieldInput commanded = quiet();
  commanded.reference_rate = NewtonPerSecond(400.0);
  EXPECT_EQ(begins_after_ms(commanded, 400.0, 40), -1);
}

TEST(YieldReflex, begins_over_the_ceiling_however_slowly_it_came) {
  YieldInput over = quiet();
  over.ceiling = Newton(39.0);
  YieldReflex reflex;
  EXPECT_TRUE(reflex.step(over));
}

TEST(YieldReflex, goes_all_the_way_clear_though_the_force_is_gone) {
  YieldInput input = quiet();
  input.force = input.sudden_force = Newton(70.0);
  YieldReflex reflex;
  ASSERT_TRUE(reflex.step(input));
  input.force = input.sudden_force = Newton(0.0);
  input.in_contact = false;
  int yielding_ms = 0;
  while (reflex.step(input)) {
    ++yielding_ms;
    input.depth -= Millimetre(0.15);
  }
  EXPECT_LE(input.depth, Millimetre(22.0));
  EXPECT_NEAR(yielding_ms, 120, 2);
}

TEST(YieldReflex, ends_after_120_ms_even_if_the_drive_does_not_follow) {
  YieldInput input = quiet();
  input.force = input.sudden_force = Newton(70.0);
  YieldReflex reflex;
  ASSERT_TRUE(reflex.step(input));
  input.force = input.sudden_force = Newton(30.0);
  int yielding_ms = 0;
  while (reflex.step(input) && yielding_ms < 1000) ++yielding_ms;
  EXPECT_LE(yielding_ms, 121);
}

}  // namespace
}  // namespace knead::motion
