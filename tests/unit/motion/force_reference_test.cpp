#include "control/motion/force_reference.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace knead::motion {
namespace {

constexpr double kDt = 0.001;
constexpr Newton kCeiling{60.0};
constexpr NewtonPerSecond kConstant{0.0};

TEST(ForceReference, starts_from_the_force_that_is_there_and_rises_softly) {
  ForceReference reference;
  reference.start(Newton(3.0));
  double before = 3.0;
  double rate_before = 0.0;
  for (int i = 0; i < 1500; ++i) {
    reference.step(Newton(40.0), kConstant, kCeiling, kDt);
    const double rate = reference.rate().value();
    ASSERT_NEAR(reference.force().value() - before, rate * kDt, 1e-9);
    ASSERT_LE(rate, 40.0 + 1e-6);
    ASSERT_LE(rate - rate_before, 400.0 * kDt + 1e-6) << "begins softly";
    ASSERT_GE(rate - rate_before, -40.0 / 0.05 * kDt - 1e-6) << "ends softly";
    before = reference.force().value();
    rate_before = rate;
  }
  EXPECT_NEAR(before, 40.0, 0.01);
}

TEST(ForceReference, never_passes_a_set_point_that_stands_still) {
  ForceReference reference;
  reference.start(Newton(10.0));
  for (int i = 0; i < 3000; ++i) {
    reference.step(Newton(30.0), kConstant, kCeiling, kDt);
    ASSERT_LE(reference.force(), Newton(30.0));
  }
}

TEST(ForceReference, follows_a_periodic_set_point_as_fast_as_it_is_said_to_rise) {
  ForceReference reference;
  reference.start(Newton(25.0));
  constexpr double kTurns = 12.566;  // 2 Hz
  for (int i = 0; i < 2000; ++i) {
    const double angle = kTurns * i * kDt;
    const Newton asked(25.0 + 15.0 * std::sin(angle));
    reference.step(asked, NewtonPerSecond(15.0 * kTurns * std::cos(angle)), kCeiling, kDt);
    ASSERT_NEAR(reference.force().value(), asked.value(), 0.25);
  }
}

TEST(ForceReference, stays_below_the_ceiling_and_names_it) {
  ForceReference reference;
  reference.start(Newton(56.0));
  reference.step(Newton(80.0), kConstant, kCeiling, kDt);
  EXPECT_NEAR(reference.force().value(), 55.2, 1e-9);
  EXPECT_EQ(reference.limited_by(), Reason::zone_ceiling);
  reference.step(Newton(40.0), kConstant, kCeiling, kDt);
  EXPECT_EQ(reference.limited_by(), Reason::none);
}

TEST(ForceReference, joins_a_swing_from_a_touch_without_being_taken_off_the_back_by_it) {
  ForceReference reference;
  reference.start(Newton(1.5));
  constexpr double kTurns = 12.566;  // 2 Hz
  for (int i = 0; i < 3000; ++i) {
    const double angle = kTurns * i * kDt;
    const Newton asked(25.0 + 15.0 * std::cos(angle));
    const Newton before = reference.force();
    reference.step(asked, NewtonPerSecond(-15.0 * kTurns * std::sin(angle)), kCeiling, kDt);
    const bool far_below = asked - before > Newton(5.0);
    ASSERT_TRUE(!far_below || reference.force() >= before) << i;
    const bool joined = abs(reference.force() - asked) <= Newton(0.3);
    ASSERT_TRUE(i < 1000 || joined) << i;
  }
}

TEST(ForceReference, meets_its_ceiling_softly_also_in_the_middle_of_a_swing) {
  ForceReference reference;
  reference.start(Newton(10.0));
  constexpr double kTurns = 12.566;  // 2 Hz
  double before = 0.0;
  for (int i = 0; i < 1000; ++i) {
    const double angle = kTurns * i * kDt;
    reference.step(Newton(25.0 - 15.0 * std::cos(angle)),
                   NewtonPerSecond(15.0 * kTurns * std::sin(angle)), Newton(25.0), kDt);
    const double rate = reference.rate().value();
    if (rate >= 0.0) {
      ASSERT_LE(before - rate, 8.0) << "N/s in a millisecond, of 185, at " << i;
    }
    before = rate;
  }
}

TEST(ForceReference, meets_a_falling_ceiling_before_it_arrives) {
  ForceReference reference;
  reference.start(Newton(58.0));
  double ceiling = 60.0;
  for (int i = 0; i < 100; ++i) {
    reference.step(Newton(80.0), kConstant, Newton(ceiling), kDt);
    ceiling -= 0.12;
  }
  EXPECT_LE(reference.force().value(), working_ceiling(Newton(ceiling)).value() - 1.5);
}

TEST(ForceReference, keeps_room_under_a_low_ceiling_and_is_never_negative) {
  EXPECT_EQ(working_ceiling(Newton(10.0)), Newton(8.5));
  EXPECT_EQ(working_ceiling(Newton(60.0)), Newton(55.2));
  EXPECT_EQ(working_ceiling(Newton(0.2)), Newton(0.0));
}

TEST(ForceReference, waits_where_it_is_told_to) {
  ForceReference reference;
  reference.start(Newton(30.0));
  reference.wait_at(Newton(12.0));
  EXPECT_EQ(reference.force(), Newton(12.0));
  reference.wait_at(Newton(25.0));
  EXPECT_EQ(reference.force(), Newton(12.0));
}

}  // namespace
}  // namespace knead::motion
