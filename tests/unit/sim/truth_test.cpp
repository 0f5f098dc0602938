// What scores are made of: the truth beside what sensors tell.
#include "hal/sim/truth.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "driven_chair.hpp"

namespace knead::sim {
namespace {

TEST(Truth, stiffness_is_the_slope_of_force_where_the_roller_is) {
  Body body = still_body();
  body.damping_s_per_mm = 0.0;
  DrivenChair d(body);
  d.press_at(42.0);
  const double force = d.force();
  const double indentation = d.chair.truth().indentation[0].value();
  const double slope = d.chair.truth().stiffness[0].value();
  d.depth(42.2);
  d.run(500ms);
  const double rise = (d.force() - force) / (d.chair.truth().indentation[0].value() - indentation);
  EXPECT_NEAR(rise / slope, 1.0, 0.03);
  d.depth(0.0);
  d.run(1s);
  EXPECT_EQ(d.chair.truth().stiffness[0].value(), 0.0);
}

TEST(Truth, clearance_is_from_the_true_line_to_the_footprints_edge) {
  Body body = still_body();
  body.spine_lateral_mm.fill(8.0);
  DrivenChair d(body);
  d.press_at(42.0);
  const Truth& truth = d.chair.truth();
  const RollerGeometry geometry = ChairDescription{}.roller;
  for (Side side : kBothSides) {
    const std::size_t s = index(side);
    const double centre = std::abs(truth.lateral[s].value() - 8.0);
    const double radius = geometry.footprint_radius(truth.indentation[s]).value();
    EXPECT_NEAR(truth.spine_clearance[s].value(), centre - radius, 1e-9);
  }
  d.depth(0.0);
  d.run(1s);
  EXPECT_NEAR(truth.spine_clearance[0].value(), std::abs(truth.lateral[0].value() - 8.0), 1e-9);
}

TEST(Truth, skin_holds_an_arm_that_moves_across_and_slips_at_its_friction) {
  Body body = still_body();
  body.skin_friction = 0.5;
  DrivenChair d(body);
  d.press_at(42.0);
  for (auto& roller : d.frame.rollers) roller.lateral *= 1.5;
  d.run(150ms);
  const Truth& truth = d.chair.truth();
  EXPECT_GT(truth.shear_across[0].value(), 0.0);  // the left arm goes left, the skin pulls right
  EXPECT_LE(truth.shear_across[0].value(), 0.5 * d.force() + 1e-9);
  d.run(1s);
  EXPECT_NEAR(truth.shear_across[0].value(), 0.5 * d.force(), 0.1 * d.force());
}

TEST(Truth, motor_says_when_it_is_at_its_current_limit) {
  DrivenChair d;
  d.run(1s);
  EXPECT_FALSE(d.chair.truth().current_limited[0]);
  d.depth(60.0);
  bool limited = false;
  d.run(10ms, [&] { limited = limited || d.chair.truth().current_limited[0]; });
  EXPECT_TRUE(limited);
}

TEST(Truth, a_tender_side_guards_where_the_other_does_not) {
  Body body = still_body();
  body.pain_threshold_n_per_cm2.fill(10.0);
  body.threshold_side_factor = {0.3, 1.0};
  body.guarding_bilateral_share = body.flinch_share = 0.0;
  DrivenChair d(body);
  d.press_at(42.0);
  d.run(1s);
  EXPECT_TRUE(d.chair.truth().guarding[0]);
  EXPECT_FALSE(d.chair.truth().guarding[1]);
}

}  // namespace
}  // namespace knead::sim
