// Learning a swing converges on every back: computed from the numbers that the loop is made of,
// printed, held to its bounds and to the table in docs/control.md.
#include "control/motion/learning_margin.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <numbers>
#include <string>

#include "tests/unit/motion/loop_models.hpp"

namespace knead::motion {
namespace {

struct Worst {
  double phase_deg = std::numeric_limits<double>::infinity();
  double least_share = std::numeric_limits<double>::infinity();
  double most_share = 0.0;
};

LearningModel learning_at(double stiffness, double estimate_error, double damping, double force) {
  return {.loop = loop_at(stiffness, estimate_error, damping, force),
          .feed_forward_damping = design::kDampingForFeedForward * force,
          .late_s = design::kDelay_s + design::kFilterLagAllowed_s,
          .lead_s = design::kLearningLead_s};
}

/// Over damping 0.01 to 0.05 s/mm, force 2 to 80 N and every harmonic from 0.3 Hz to the Q filter.
Worst worst_at(double stiffness, double estimate_error) {
  constexpr double kSlowest = 2.0 * std::numbers::pi * 0.3;
  Worst worst;
  for (const double damping : kDampings) {
    for (const double force : kForces) {
      const LearningModel model = learning_at(stiffness, estimate_error, damping, force);
      for (double w = kSlowest; w <= design::kLearnedUpTo_rad_s; w *= 1.03) {
        const LearningMargin m = learning_margin(model, w);
        worst.phase_deg = std::min(worst.phase_deg, m.phase_deg);
        worst.least_share = std::min(worst.least_share, m.share);
        worst.most_share = std::max(worst.most_share, m.share);
      }
    }
  }
  return worst;
}

std::string table_row(double stiffness) {
  char cell[64];
  std::snprintf(cell, sizeof cell, "| %4.1f |", stiffness);
  std::string row = cell;
  for (const double error : kEstimateErrors) {
    const Worst w = worst_at(stiffness, error);
    std::snprintf(cell, sizeof cell, " %.0f deg, x %.2f to %.2f |", w.phase_deg, w.least_share,
                  w.most_share);
    row += cell;
  }
  return row;
}

TEST(LearningMargin, is_whole_where_the_belief_is_right) {
  LearningModel model = learning_at(6.0, 1.0, 0.0, 0.0);
  model.loop.integral_rad_s = 0.0;
  const LearningMargin margin = learning_margin(model, 2.0 * std::numbers::pi * 2.0);
  EXPECT_NEAR(margin.phase_deg, 90.0, 2.0);
  EXPECT_NEAR(margin.share, 1.0, 0.03);
}

TEST(LearningMargin, sees_that_it_would_diverge_where_it_looks_at_the_wrong_moment) {
  LearningModel model = learning_at(6.0, 1.0, 0.03, 25.0);
  model.lead_s += 0.05;  // more than a quarter of a period of 6 Hz
  const LearningMargin margin = learning_margin(model, 2.0 * std::numbers::pi * 6.0);
  EXPECT_LT(margin.phase_deg, 0.0);
  EXPECT_LT(margin.share, 0.0);
}

TEST(LearningMargin, is_40_degrees_on_every_back_with_an_estimate_wrong_by_two) {
  std::printf("| k N/mm | believed k/2 | believed k | believed 2k |\n");
  for (const double stiffness : kStiffnesses) {
    std::printf("%s\n", table_row(stiffness).c_str());
    for (const double error : kEstimateErrors) {
      const Worst worst = worst_at(stiffness, error);
      EXPECT_GE(worst.phase_deg, 40.0) << stiffness << " x " << error;
      EXPECT_GE(worst.least_share, 0.4) << stiffness << " x " << error;
      // Twenty times slower than the slowest swing turns, so that "slowly beside it" holds.
      EXPECT_LE(worst.most_share * design::kLearningGain, 5.0) << stiffness << " x " << error;
    }
  }
}

TEST(LearningMargin, table_in_the_documentation_is_this_one) {
  const std::string page = control_page();
  for (const double stiffness : kStiffnesses) {
    EXPECT_NE(page.find(table_row(stiffness)), std::string::npos) << "docs/control.md lacks:\n"
                                                                  << table_row(stiffness);
  }
}

}  // namespace
}  // namespace knead::motion
