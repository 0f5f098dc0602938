#include "control/motion/swing_shape.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace knead::motion {
namespace {

constexpr double kDt = 0.001;
constexpr double kSwing_n = 15.0;
constexpr double kTurns = 2.0 * std::numbers::pi * 2.0;

struct Swung {
  double highest_n = -1e9;  ///< above the middle
  double steepest_n_s = 0.0;
  double most_added_n = 0.0;
  double slope_error_n_s = 0.0;  ///< on the mean, of what is said against what is
};

/// A minute of kneading at 2 Hz on a back that cuts every rise above `possible_n_s`; the last
/// second is looked at.
Swung knead(double possible_n_s) {
  SwingPhase phase;
  SwingShape shape;
  Swung seen;
  double before = 0.0;
  bool cut = false;
  for (int i = 0; i < 60000; ++i) {
    const double angle = kTurns * i * kDt;
    const double slope = kSwing_n * kTurns * std::cos(angle);
    phase.step(Hertz(2.0), NewtonPerSecond(slope), Newton(kSwing_n), kDt);
    shape.step(phase, cut, kDt);
    const double made = kSwing_n * std::sin(angle) + shape.change().value();
    const double rise = slope + shape.change_rate().value();
    cut = rise > possible_n_s;
    if (i > 59000) {
      seen.highest_n = std::max(seen.highest_n, made);
      seen.steepest_n_s = std::max(seen.steepest_n_s, rise);
      seen.most_added_n = std::max(seen.most_added_n, shape.change().value());
      seen.slope_error_n_s += std::abs((made - before) / kDt - rise) / 1000.0;
    }
    before = made;
  }
  return seen;
}

TEST(SwingShape, leaves_a_swing_alone_that_the_roller_can_make) {
  const Swung seen = knead(1e9);
  EXPECT_NEAR(seen.most_added_n, 0.0, 1e-9);
  EXPECT_NEAR(seen.highest_n, kSwing_n, 1e-3);
}

TEST(SwingShape, makes_the_rise_a_line_that_the_roller_can_follow_up_to_the_asked_crest) {
  const double sine_slope = kSwing_n * kTurns;
  for (const double share : {0.9, 0.8, 0.7}) {
    const Swung seen = knead(share * sine_slope);
    EXPECT_NEAR(seen.steepest_n_s, share * sine_slope, 0.03 * sine_slope) << share;
    EXPECT_NEAR(seen.highest_n, kSwing_n, 0.02) << share;
    EXPECT_LE(seen.highest_n, kSwing_n + 1e-3) << "never above what is asked";
    EXPECT_LT(seen.most_added_n, 0.17 * kSwing_n) << share;
  }
}

TEST(SwingShape, makes_the_whole_swing_smaller_where_no_line_reaches_the_crest) {
  const Swung seen = knead(0.5 * kSwing_n * kTurns);
  EXPECT_NEAR(seen.highest_n, 0.5 * std::numbers::pi / 2.0 * kSwing_n, 0.05 * kSwing_n);
}

TEST(SwingShape, says_the_slope_of_what_it_makes) {
  EXPECT_LT(knead(0.8 * kSwing_n * kTurns).slope_error_n_s, 2.0);
}

TEST(SwingShape, forgets_at_another_place) {
  SwingPhase phase;
  SwingShape shape;
  for (int i = 0; i < 1000; ++i) {
    phase.step(Hertz(2.0), NewtonPerSecond(kSwing_n * kTurns * std::cos(kTurns * i * kDt)),
               Newton(kSwing_n), kDt);
    shape.step(phase, true, kDt);
  }
  EXPECT_TRUE(shape.bent());
  shape.forget();
  EXPECT_FALSE(shape.bent());
}

}  // namespace
}  // namespace knead::motion
