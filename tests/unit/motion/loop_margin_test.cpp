// The margins of the force loop, computed from the numbers that the loop is made of, printed, held
// to their bounds and to the table in docs/control.md.
#include "control/motion/loop_margin.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <sstream>
#include <string>

#include "tests/unit/motion/loop_models.hpp"

namespace knead::motion {
namespace {

/// The worst over damping 0.01 to 0.05 s/mm and force 2 to 80 N, by phase and by gain.
LoopMargin worst_at(double stiffness, double estimate_error) {
  LoopMargin worst{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity(),
                   0.0};
  for (const double damping : kDampings) {
    for (const double force : kForces) {
      const LoopMargin m = loop_margin(loop_at(stiffness, estimate_error, damping, force));
      worst.phase_deg = std::min(worst.phase_deg, m.phase_deg);
      worst.gain_db = std::min(worst.gain_db, m.gain_db);
      worst.crossover_rad_s = std::max(worst.crossover_rad_s, m.crossover_rad_s);
    }
  }
  return worst;
}

std::string table_row(double stiffness) {
  std::ostringstream row;
  char cell[64];
  std::snprintf(cell, sizeof cell, "| %4.1f |", stiffness);
  row << cell;
  for (const double error : kEstimateErrors) {
    const LoopMargin m = worst_at(stiffness, error);
    std::snprintf(cell, sizeof cell, " %.0f deg, %.1f dB, %.0f rad/s |", m.phase_deg, m.gain_db,
                  m.crossover_rad_s);
    row << cell;
  }
  return row.str();
}

TEST(LoopMargin, of_an_integrator_with_delay_is_what_the_textbook_says) {
  LoopModel model;
  model.stiffness = model.believed_stiffness = 5.0;
  model.damping = model.believed_damping = 0.0;
  model.crossover_rad_s = 20.0;
  model.drive_s = 0.0;
  model.delay_s = 0.01;
  const LoopMargin margin = loop_margin(model);
  EXPECT_NEAR(margin.phase_deg, 90.0 - 20.0 * 0.01 * 180.0 / M_PI, 0.2);
  EXPECT_NEAR(margin.gain_db, 20.0 * std::log10(M_PI / 2.0 / 0.01 / 20.0), 0.1);
  EXPECT_NEAR(margin.crossover_rad_s, 20.0, 0.3);
}

TEST(LoopMargin, sees_a_loop_that_is_unstable) {
  LoopModel model;
  model.stiffness = 40.0;
  model.believed_stiffness = 2.0;
  model.damping = model.believed_damping = 0.0;
  EXPECT_LT(loop_margin(model).phase_deg, 0.0);
}

TEST(LoopMargin, is_45_degrees_and_6_db_on_every_back_with_an_estimate_wrong_by_two) {
  std::printf("| k N/mm | believed k/2 | believed k | believed 2k |\n");
  for (const double stiffness : kStiffnesses) {
    std::printf("%s\n", table_row(stiffness).c_str());
    for (const double error : kEstimateErrors) {
      const LoopMargin worst = worst_at(stiffness, error);
      EXPECT_GE(worst.phase_deg, 45.0) << stiffness << " x " << error;
      EXPECT_GE(worst.gain_db, 6.0) << stiffness << " x " << error;
    }
  }
}

TEST(LoopMargin, bears_a_drive_that_is_a_quarter_slower_or_faster_than_it_says) {
  for (const double stiffness : kStiffnesses) {
    for (const double damping : {0.01, 0.05}) {
      for (const double force : kForces) {
        for (const double factor : {0.75, 1.33}) {
          LoopModel model = loop_at(stiffness, 0.5, damping, force);
          model.drive_s *= factor;
          EXPECT_GE(loop_margin(model).phase_deg, 40.0) << stiffness << " " << damping;
          EXPECT_GE(loop_margin(model).gain_db, 6.0) << stiffness << " " << damping;
        }
      }
    }
  }
}

TEST(LoopMargin, table_in_the_documentation_is_this_one) {
  const std::string page = control_page();
  for (const double stiffness : kStiffnesses) {
    EXPECT_NE(page.find(table_row(stiffness)), std::string::npos) << "docs/control.md lacks:\n"
                                                                  << table_row(stiffness);
  }
}

}  // namespace
}  // namespace knead::motion
