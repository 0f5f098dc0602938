// What backlash could make of the force loop where nothing holds the arm on one flank.
#include "control/motion/backlash_cycle.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "tests/unit/motion/loop_models.hpp"

namespace knead::motion {
namespace {

/// The most play and the most friction of an arm in its guide that the simulated chairs have
/// (docs/simulator.md, assumed there).
constexpr double kGap_mm = 0.4;
constexpr double kUnheldUpTo_n = 3.0;

BacklashCycle largest_at(double stiffness, double estimate_error) {
  BacklashCycle largest;
  for (const double damping : kDampings) {
    for (const double force : kForces) {
      if (force > kUnheldUpTo_n) continue;
      const auto cycle =
          backlash_cycle(loop_at(stiffness, estimate_error, damping, force), kGap_mm);
      if (cycle && cycle->force_n > largest.force_n) largest = *cycle;
    }
  }
  return largest;
}

std::string table_row(double stiffness) {
  char cell[64];
  std::snprintf(cell, sizeof cell, "| %4.1f |", stiffness);
  std::string row = cell;
  for (const double error : kEstimateErrors) {
    const BacklashCycle c = largest_at(stiffness, error);
    std::snprintf(cell, sizeof cell, " %.2f N, %.1f rad/s |", c.force_n, c.rad_s);
    row += cell;
  }
  return row;
}

TEST(BacklashCycle, gain_is_that_of_the_textbook) {
  EXPECT_EQ(backlash_gain(1.0), std::complex<double>());
  EXPECT_NEAR(std::abs(backlash_gain(1e6)), 1.0, 1e-5);
  // At twice the half gap the formula is short: 1/2 - i/pi.
  EXPECT_NEAR(std::abs(backlash_gain(2.0)), 0.593, 0.002);
  EXPECT_NEAR(std::arg(backlash_gain(2.0)) * 180.0 / M_PI, -32.5, 0.3);
}

TEST(BacklashCycle, there_is_none_in_a_loop_without_an_integral) {
  LoopModel model = loop_at(6.0, 1.0, 0.03, 20.0);
  EXPECT_TRUE(backlash_cycle(model, kGap_mm));
  model.integral_rad_s = 0.0;
  EXPECT_FALSE(backlash_cycle(model, kGap_mm));
}

TEST(BacklashCycle, grows_with_the_gap_and_keeps_its_rate) {
  const LoopModel model = loop_at(6.0, 1.0, 0.03, 5.0);
  const auto small = backlash_cycle(model, 0.1);
  const auto large = backlash_cycle(model, 0.3);
  ASSERT_TRUE(small && large);
  EXPECT_NEAR(large->arm_mm, 3.0 * small->arm_mm, 1e-9);
  EXPECT_EQ(large->rad_s, small->rad_s);
}

TEST(BacklashCycle, stays_below_1_n_up_to_10_n_per_mm_even_where_nothing_holds_the_arm) {
  std::printf("| k N/mm | believed k/2 | believed k | believed 2k |\n");
  for (const double stiffness : kStiffnesses) {
    std::printf("%s\n", table_row(stiffness).c_str());
    if (stiffness > 10.0) continue;
    for (const double error : kEstimateErrors) {
      EXPECT_LE(largest_at(stiffness, error).force_n, 1.0) << stiffness << " x " << error;
    }
  }
}

TEST(BacklashCycle, table_in_the_documentation_is_this_one) {
  const std::string page = control_page();
  for (const double stiffness : kStiffnesses) {
    EXPECT_NE(page.find(table_row(stiffness)), std::string::npos) << "docs/control.md lacks:\n"
                                                                  << table_row(stiffness);
  }
}

}  // namespace
}  // namespace knead::motion
