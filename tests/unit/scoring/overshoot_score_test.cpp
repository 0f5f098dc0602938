#include "daemon/simulate/scoring/overshoot_score.hpp"

#include <gtest/gtest.h>

#include "observed.hpp"

namespace knead::scoring {
namespace {

void both(Observation& o, double setpoint_n, double force_n) {
  for (RollerObservation& r : o.rollers) {
    r.setpoint = Newton(setpoint_n);
    r.force_true = Newton(force_n);
  }
}

/// Both rollers stand at 10 N long enough that their first touch and their rise from 0 (two
/// windows) are past.
void stand_at_10(OvershootScore& score, Clock& clock) {
  play(score, clock, 1500, [](Observation& o, int) { both(o, 10.0, 10.0); });
}

TEST(OvershootScore, two_newtons_over_a_rise_to_twenty_are_ten_percent) {
  OvershootScore score;
  Clock clock;
  stand_at_10(score, clock);
  play(score, clock, 1000, [](Observation& o, int ms) { both(o, 20.0, ms == 300 ? 22.0 : 19.5); });
  EXPECT_NEAR(score.figures().worst_pct, 10.0, 1e-9);
  EXPECT_NEAR(score.figures().at_s, 1.8, 1e-9);
  EXPECT_EQ(score.figures().rises, 2 + 2);
}

TEST(OvershootScore, a_rise_below_five_newtons_opens_no_window) {
  OvershootScore score;
  Clock clock;
  stand_at_10(score, clock);
  play(score, clock, 1000, [](Observation& o, int) { both(o, 14.9, 25.0); });
  EXPECT_EQ(score.figures().rises, 2);
  EXPECT_EQ(score.figures().worst_pct, 0.0);
}

TEST(OvershootScore, a_slow_ramp_is_judged_where_it_ends) {
  OvershootScore score;
  Clock clock;
  stand_at_10(score, clock);
  play(score, clock, 2000, [](Observation& o, int ms) { both(o, 10.0 + 0.005 * ms, 30.0); });
  EXPECT_EQ(score.figures().rises, 2);
  play(score, clock, 500, [](Observation& o, int ms) { both(o, 20.0, ms > 200 ? 21.0 : 20.0); });
  EXPECT_EQ(score.figures().rises, 2 + 2);
  EXPECT_NEAR(score.figures().worst_pct, 5.0, 1e-9);
}

TEST(OvershootScore, a_window_ends_after_one_second) {
  OvershootScore score;
  Clock clock;
  stand_at_10(score, clock);
  play(score, clock, 2000, [](Observation& o, int ms) { both(o, 20.0, ms > 1150 ? 30.0 : 20.0); });
  EXPECT_EQ(score.figures().worst_pct, 0.0);
}

TEST(OvershootScore, a_force_above_a_falling_set_point_is_no_overshoot) {
  OvershootScore score;
  Clock clock;
  stand_at_10(score, clock);
  play(score, clock, 200, [](Observation& o, int) { both(o, 20.0, 20.0); });
  play(score, clock, 200, [](Observation& o, int) { both(o, 5.0, 20.0); });
  EXPECT_EQ(score.figures().worst_pct, 0.0);
}

TEST(OvershootScore, a_light_first_touch_is_reported_in_newtons_and_not_as_a_share) {
  OvershootScore score;
  Clock clock;
  play(score, clock, 800, [](Observation& o, int) { both(o, 2.0, 0.0); });
  play(score, clock, 100, [](Observation& o, int) { both(o, 2.0, 3.0); });
  EXPECT_EQ(score.figures().first_touches, 2);
  EXPECT_EQ(score.figures().worst_pct, 0.0);
  EXPECT_NEAR(score.figures().first_touch_n, 1.0, 1e-12);
}

TEST(OvershootScore, a_first_touch_at_a_set_point_of_five_newtons_counts_as_a_share) {
  OvershootScore score;
  Clock clock;
  play(score, clock, 800, [](Observation& o, int) { both(o, 5.0, 0.0); });
  play(score, clock, 100, [](Observation& o, int) { both(o, 5.0, 6.0); });
  EXPECT_NEAR(score.figures().worst_pct, 20.0, 1e-9);
}

TEST(OvershootScore,
     a_force_that_runs_ahead_of_a_rising_set_point_is_measured_where_it_was_to_arrive) {
  OvershootScore score;
  Clock clock;
  play(score, clock, 800, [](Observation& o, int) { both(o, 1.0, 0.0); });
  play(score, clock, 500, [](Observation& o, int ms) {
    const double setpoint_n = std::min(20.0, 1.0 + 0.04 * ms);
    both(o, setpoint_n, std::min(21.0, 1.0 + 1.5 * setpoint_n));
  });
  EXPECT_NEAR(score.figures().worst_pct, 5.0, 1e-9);
}

TEST(OvershootScore, a_roller_that_bounces_off_for_a_moment_does_not_touch_first_again) {
  OvershootScore score;
  Clock clock;
  stand_at_10(score, clock);
  play(score, clock, 400, [](Observation& o, int) { both(o, 10.0, 0.0); });
  play(score, clock, 100, [](Observation& o, int) { both(o, 10.0, 12.0); });
  EXPECT_EQ(score.figures().first_touches, 2);
}

TEST(OvershootScore, what_the_person_does_is_no_overshoot) {
  OvershootScore score;
  Clock clock;
  stand_at_10(score, clock);
  play(score, clock, 500, [](Observation& o, int) {
    both(o, 20.0, 30.0);
    o.person_caused = true;
  });
  EXPECT_EQ(score.figures().worst_pct, 0.0);
}

}  // namespace
}  // namespace knead::scoring
