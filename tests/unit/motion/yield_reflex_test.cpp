#include "control/motion/yield_reflex.hpp"

#include <gtest/gtest.h>

#include <initializer_list>

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

TEST(YieldReflex, begins_before_a_cough_reaches_the_ceiling) {
  // On the least damped back: 4 mm/s more in each millisecond, 0.01 s/mm.
  YieldInput near = quiet();
  near.force = near.sudden_force = near.reference = Newton(55.0);
  const int after = begins_after_ms(near, 0.04 * 55.0 * 1000.0, 100);
  EXPECT_GT(after, 0);
  EXPECT_LT(after * 0.04 * 55.0 + 55.0, 60.0);
}

/// The reflex leaves these sudden forces alone, a millisecond apart, while the filtered one stands
/// at the first of them.
void expect_not_taken_in(YieldInput input, std::initializer_list<double> felt_n) {
  YieldReflex reflex;
  for (const double felt : felt_n) {
    input.sudden_force = Newton(felt);
    input.force = Newton(*felt_n.begin());
    ASSERT_FALSE(reflex.step(input)) << felt;
  }
}

TEST(YieldReflex, is_not_taken_in_by_a_drive_that_sticks_and_then_slips) {
  // As felt through the sensor's noise on a back of 0.045 s/mm: 1.8 N within 4 ms, then no more.
  YieldInput slip = quiet();
  slip.reference = Newton(29.2);
  slip.ceiling = Newton(32.0);
  expect_not_taken_in(slip, {28.80, 28.72, 28.75, 28.76, 29.17, 29.79, 30.33, 30.52, 30.73, 30.60});
}

TEST(YieldReflex, is_not_taken_in_by_a_slip_that_brings_what_a_swing_owes) {
  YieldInput swing = quiet();
  swing.reference = Newton(16.0);
  swing.reference_rate = NewtonPerSecond(150.0);
  swing.ceiling = Newton(25.0);
  expect_not_taken_in(swing,
                      {15.96, 16.03, 15.99, 15.92, 16.32, 16.93, 17.42, 18.10, 18.48, 18.92});
}

TEST(YieldReflex, is_not_taken_in_by_a_force_that_comes_back_to_its_reference) {
  YieldInput lowered = quiet();
  lowered.reference = Newton(11.35);
  lowered.ceiling = Newton(14.58);
  expect_not_taken_in(lowered, {8.22, 8.23, 8.27, 8.49, 8.74, 9.06, 9.48, 9.95, 10.36, 10.73});
}

TEST(YieldReflex, is_not_surprised_by_what_was_commanded) {
  YieldInput commanded = quiet();
  commanded.reference_rate = NewtonPerSecond(400.0);
  EXPECT_EQ(begins_after_ms(commanded, 400.0, 40), -1);
}

TEST(YieldReflex, lets_what_was_meant_arrive_after_the_reference_has_stopped) {
  YieldInput meant = quiet();
  meant.force = meant.sudden_force = Newton(44.0);
  meant.ceiling = Newton(55.0);
  YieldReflex reflex;
  // The force comes after a reference that stops at once, 10 ms later and somewhat faster.
  for (int i = 0; i < 60; ++i) {
    meant.reference_rate = NewtonPerSecond(i < 30 ? 180.0 : 0.0);
    meant.force += Newton((i < 40 ? 220.0 : 0.0) * meant.dt_s);
    meant.sudden_force = meant.force;
    ASSERT_FALSE(reflex.step(meant)) << i;
  }
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
