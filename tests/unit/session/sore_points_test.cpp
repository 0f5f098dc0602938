#include "control/session/sore_points.hpp"

#include <gtest/gtest.h>

#include <array>

namespace knead::session {
namespace {

TEST(SorePoints, CR_14_after_one_sign_a_place_is_lighter_and_slower) {
  SorePoints points;
  EXPECT_FALSE(points.sign(Side::left, Millimetre(300.0)));
  const PlaceRule rule = points.at(Side::left, Millimetre(310.0));
  EXPECT_DOUBLE_EQ(rule.force_factor, SorePoints::kLighter);
  EXPECT_LT(rule.approach_factor, 1.0);
  EXPECT_GT(rule.dwell_factor, 1.0) << "CR-14: longer dwell";
}

TEST(SorePoints, CR_14_after_a_second_sign_it_is_left_out) {
  SorePoints points;
  points.sign(Side::left, Millimetre(300.0));
  EXPECT_TRUE(points.sign(Side::left, Millimetre(290.0)));
  EXPECT_EQ(points.at(Side::left, Millimetre(300.0)).force_factor, 0.0);
  EXPECT_EQ(points.at(Side::left, Millimetre(300.0)).dwell_factor, 1.0) << "no time without work";
}

TEST(SorePoints, CR_14_after_said_pain_it_is_left_out_at_once) {
  SorePoints points;
  points.pain(Side::right, Millimetre(500.0));
  EXPECT_EQ(points.at(Side::right, Millimetre(500.0)).force_factor, 0.0);
}

TEST(SorePoints, other_places_and_the_other_side_are_untouched) {
  SorePoints points;
  points.pain(Side::right, Millimetre(500.0));
  EXPECT_EQ(points.at(Side::left, Millimetre(500.0)).force_factor, 1.0);
  EXPECT_EQ(
      points.at(Side::right, Millimetre(500.0) + SorePoints::kReach + Millimetre(1.0)).force_factor,
      1.0);
}

TEST(SorePoints, CR_14_a_pain_near_an_older_sign_lies_in_the_middle_of_what_is_left_out) {
  SorePoints points;
  points.sign(Side::left, Millimetre(100.0));
  points.pain(Side::left, Millimetre(134.0));
  const Millimetre edge = Millimetre(134.0) + SorePoints::kReach;
  EXPECT_EQ(points.at(Side::left, edge).force_factor, 0.0);
}

TEST(SorePoints, when_full_of_signs_a_pain_is_left_out_and_no_force_rises_anywhere) {
  SorePoints points;
  for (int i = 0; i < 60; ++i) points.sign(Side::left, Millimetre(36.0 * i));
  std::array<double, 2200> before{};
  for (std::size_t mm = 0; mm < before.size(); ++mm) {
    before[mm] = points.at(Side::left, Millimetre(static_cast<double>(mm))).force_factor;
  }
  points.pain(Side::right, Millimetre(777.0));
  points.pain(Side::left, Millimetre(2000.0));
  EXPECT_EQ(points.at(Side::right, Millimetre(777.0)).force_factor, 0.0);
  EXPECT_EQ(points.at(Side::left, Millimetre(2000.0)).force_factor, 0.0);
  for (std::size_t mm = 0; mm < before.size(); ++mm) {
    ASSERT_LE(points.at(Side::left, Millimetre(static_cast<double>(mm))).force_factor, before[mm])
        << mm << " mm";
  }
}

TEST(SorePoints, more_places_than_it_can_hold_never_forget_a_pain_nearby) {
  SorePoints points;
  for (int i = 0; i < 200; ++i) points.pain(Side::left, Millimetre(5.0 * i));
  points.pain(Side::left, Millimetre(450.0));
  EXPECT_EQ(points.at(Side::left, Millimetre(450.0)).force_factor, 0.0);
}

}  // namespace
}  // namespace knead::session
