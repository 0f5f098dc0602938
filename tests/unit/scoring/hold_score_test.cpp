#include "daemon/simulate/scoring/hold_score.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "observed.hpp"

namespace knead::scoring {
namespace {

TEST(HoldScore, a_sine_error_of_one_newton_has_an_rms_of_its_amplitude_over_root_two) {
  HoldScore score;
  Clock clock;
  play(score, clock, 2500, [](Observation& o, int ms) {
    const double error = std::sin(2.0 * std::numbers::pi * ms / 100.0);
    o.rollers[0].force_true = Newton(20.0 + error);
    o.rollers[1].force_true = Newton(20.0 + error);
  });
  EXPECT_NEAR(score.figures().rmse_n, 1.0 / std::numbers::sqrt2, 1e-9);
  EXPECT_NEAR(score.figures().held_s, 2 * 2.0, 1e-9);
}

TEST(HoldScore, nothing_counts_before_half_a_second_of_standing_still) {
  HoldScore score;
  Clock clock;
  play(score, clock, 500, [](Observation& o, int) { o.rollers[0].force_true = Newton(30.0); });
  EXPECT_EQ(score.figures().held_s, 0.0);
  play(score, clock, 1);
  EXPECT_NEAR(score.figures().held_s, 0.002, 1e-12);
}

TEST(HoldScore, a_moving_carriage_is_no_hold) {
  HoldScore score;
  Clock clock;
  play(score, clock, 3000, [](Observation& o, int ms) {
    o.carriage = Millimetre(300.0 + 0.03 * ms);
    o.rollers[0].force_true = Newton(35.0);
  });
  EXPECT_EQ(score.figures().held_s, 0.0);
}

TEST(HoldScore, a_swinging_set_point_is_no_hold_and_a_creeping_one_is) {
  HoldScore swinging;
  HoldScore creeping;
  Clock clock;
  play(swinging, clock, 3000, [](Observation& o, int ms) {
    for (RollerObservation& r : o.rollers) r.setpoint = Newton(20.0 + 5.0 * std::sin(0.0126 * ms));
  });
  clock = {};
  play(creeping, clock, 3000, [](Observation& o, int ms) {
    for (RollerObservation& r : o.rollers) r.setpoint = Newton(20.0 + 0.00004 * ms);
  });
  EXPECT_EQ(swinging.figures().held_s, 0.0);
  EXPECT_GT(creeping.figures().held_s, 1.0);
}

TEST(HoldScore, light_set_points_and_lifted_rollers_do_not_count) {
  HoldScore score;
  Clock clock;
  play(score, clock, 2000, [](Observation& o, int) {
    o.rollers[0].setpoint = Newton(4.9);
    o.rollers[1].force_true = Newton(0.0);
  });
  EXPECT_EQ(score.figures().held_s, 0.0);
}

TEST(HoldScore, what_the_person_does_is_reported_apart) {
  HoldScore score;
  Clock clock;
  play(score, clock, 1000);
  play(score, clock, 500, [](Observation& o, int) {
    o.person_caused = true;
    o.rollers[0].force_true = Newton(32.0);
    o.rollers[1].force_true = Newton(32.0);
  });
  EXPECT_EQ(score.figures().rmse_n, 0.0);
  EXPECT_NEAR(score.figures().rmse_with_person_n, 12.0 / std::numbers::sqrt2, 1e-9);
}

}  // namespace
}  // namespace knead::scoring
