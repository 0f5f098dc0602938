#include "daemon/simulate/scoring/ceiling_score.hpp"

#include <gtest/gtest.h>

#include "observed.hpp"

namespace knead::scoring {
namespace {

TEST(CeilingScore, more_than_two_newtons_over_for_eleven_milliseconds_is_one_violation) {
  CeilingScore score;
  Clock clock;
  play(score, clock, 100);
  play(score, clock, 12, [](Observation& o, int) { o.rollers[0].force_true = Newton(42.1); });
  play(score, clock, 100);
  EXPECT_EQ(score.figures().violations, 1);
  EXPECT_NEAR(score.figures().controller_over_n, 2.1, 1e-9);
  EXPECT_EQ(score.figures().person_excursions, 0);
}

TEST(CeilingScore, ten_milliseconds_or_two_newtons_are_tolerated) {
  CeilingScore score;
  Clock clock;
  play(score, clock, 11, [](Observation& o, int) { o.rollers[0].force_true = Newton(50.0); });
  play(score, clock, 100);
  play(score, clock, 500, [](Observation& o, int) { o.rollers[1].force_true = Newton(42.0); });
  EXPECT_EQ(score.figures().violations, 0);
}

TEST(CeilingScore, a_long_violation_is_counted_once) {
  CeilingScore score;
  Clock clock;
  play(score, clock, 900, [](Observation& o, int) { o.rollers[0].force_true = Newton(45.0); });
  EXPECT_EQ(score.figures().violations, 1);
}

TEST(CeilingScore, what_begins_in_the_persons_window_is_the_persons_until_it_is_back) {
  CeilingScore score;
  Clock clock;
  play(score, clock, 50, [](Observation& o, int) { o.person_caused = true; });
  play(score, clock, 130, [](Observation& o, int ms) {
    o.person_caused = ms < 20;
    o.rollers[1].force_true = Newton(ms < 60 ? 51.5 : 40.5);
  });
  play(score, clock, 10);
  EXPECT_EQ(score.figures().violations, 0);
  EXPECT_EQ(score.figures().person_excursions, 1);
  EXPECT_NEAR(score.figures().person_peak_over_n, 11.5, 1e-9);
  EXPECT_NEAR(score.figures().person_back_ms_max, 130.0, 1e-9);
}

TEST(CeilingScore, an_excess_from_before_the_person_moved_stays_the_controllers) {
  CeilingScore score;
  Clock clock;
  play(score, clock, 5, [](Observation& o, int) { o.rollers[0].force_true = Newton(44.0); });
  play(score, clock, 50, [](Observation& o, int) {
    o.rollers[0].force_true = Newton(44.0);
    o.person_caused = true;
  });
  EXPECT_EQ(score.figures().violations, 1);
}

TEST(CeilingScore, a_release_is_measured_against_the_last_ceiling) {
  CeilingScore score;
  Clock clock;
  play(score, clock, 50, [](Observation& o, int) {
    for (RollerObservation& r : o.rollers) r.force_true = Newton(39.0);
  });
  play(score, clock, 100, [](Observation& o, int ms) {
    for (RollerObservation& r : o.rollers) {
      r.ceiling = Newton(0.0);
      r.force_true = Newton(39.0 - 0.3 * ms);
    }
  });
  EXPECT_EQ(score.figures().violations, 0);
  EXPECT_NEAR(score.figures().max_n, 39.0, 1e-9);
  EXPECT_NEAR(score.figures().ceiling_max_n, 40.0, 1e-9);
}

}  // namespace
}  // namespace knead::scoring
