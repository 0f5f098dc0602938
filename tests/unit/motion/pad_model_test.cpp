#include "control/motion/pad_model.hpp"

#include <gtest/gtest.h>

namespace knead::motion {
namespace {

/// Seconds until the model no longer believes a surface that starts at `from` and rises as told.
double believed_for_s(double from_degc, double duty, double rise_k_per_s) {
  PadModel model;
  double degc = from_degc;
  for (int i = 0; i < 18000; ++i) {
    model.step(Celsius(degc), Fraction(duty), 0.1);
    if (!model.believes()) return 0.1 * i;
    degc += rise_k_per_s * 0.1;
  }
  return 1800.0;
}

TEST(PadModel, believes_a_pad_that_warms_as_pads_do) {
  EXPECT_EQ(believed_for_s(24.0, 1.0, 0.03), 1800.0);
}

TEST(PadModel, believes_a_pad_that_is_held_where_its_heat_goes_into_the_person) {
  EXPECT_EQ(believed_for_s(38.0, 0.45, 0.0), 1800.0);
  EXPECT_EQ(believed_for_s(34.0, 0.3, 0.0), 1800.0);
}

TEST(PadModel, does_not_believe_a_cold_reading_that_no_heat_changes) {
  EXPECT_LT(believed_for_s(24.0, 1.0, 0.0), 120.0);
  EXPECT_LT(believed_for_s(28.0, 1.0, 0.0), 240.0);
}

TEST(PadModel, a_pad_without_heat_may_do_what_it_likes) {
  EXPECT_EQ(believed_for_s(24.0, 0.0, 0.0), 1800.0);
  EXPECT_EQ(believed_for_s(39.0, 0.0, -0.01), 1800.0);
}

/// A model that no longer believes a reading of 24 degC.
PadModel doubting() {
  PadModel model;
  for (int i = 0; i < 3000; ++i) model.step(Celsius(24.0), Fraction(1.0), 0.1);
  return model;
}

TEST(PadModel, believes_what_has_moved_since_once_a_person_begins_anew) {
  PadModel model = doubting();
  ASSERT_FALSE(model.believes());
  model.step(Celsius(25.5), Fraction(0.0), 0.1);
  EXPECT_FALSE(model.believes()) << "moving alone is not enough";
  model.begin_anew();
  EXPECT_TRUE(model.believes());
  EXPECT_EQ(model.missing_k(), 0.0);
}

TEST(PadModel, does_not_believe_a_reading_that_froze_whoever_begins_anew) {
  PadModel model = doubting();
  model.rest(Celsius(24.2));
  model.begin_anew();
  EXPECT_FALSE(model.believes());
}

TEST(PadModel, forgets_nothing_of_what_is_missing_while_the_heat_is_off) {
  PadModel model;
  for (int i = 0; i < 300; ++i) model.step(Celsius(24.0), Fraction(1.0), 0.1);
  const double missing_k = model.missing_k();
  ASSERT_GT(missing_k, 0.3);
  for (int i = 0; i < 300; ++i) model.rest(Celsius(24.0));
  model.begin_anew();
  EXPECT_EQ(model.missing_k(), missing_k);
}

TEST(PadModel, more_heat_makes_more_rise_and_a_warmer_pad_less) {
  EXPECT_GT(least_rise_k_per_s(Celsius(30.0), Fraction(1.0)),
            least_rise_k_per_s(Celsius(30.0), Fraction(0.5)));
  EXPECT_GT(least_rise_k_per_s(Celsius(30.0), Fraction(1.0)),
            least_rise_k_per_s(Celsius(36.0), Fraction(1.0)));
}

}  // namespace
}  // namespace knead::motion
