#include "control/motion/force_reference.hpp"

#include <gtest/gtest.h>

namespace knead::motion {
namespace {

constexpr double kDt = 0.001;
constexpr Newton kCeiling{60.0};
constexpr NewtonPerSecond kConstant{0.0};

TEST(ForceReference, starts_from_the_force_that_is_there_and_rises_softly) {
  ForceReference reference;
  reference.start(Newton(3.0));
  reference.step(Newton(40.0), kConstant, kCeiling, kDt);
  EXPECT_NEAR(reference.force().value(), 3.04, 1e-9);
  EXPECT_NEAR(reference.rate().value(), 40.0, 1e-6);
}

TEST(ForceReference, follows_a_periodic_set_point_as_fast_as_it_is_said_to_rise) {
  ForceReference reference;
  reference.start(Newton(20.0));
  reference.step(Newton(20.2), NewtonPerSecond(200.0), kCeiling, kDt);
  EXPECT_NEAR(reference.force().value(), 20.2, 1e-9);
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
