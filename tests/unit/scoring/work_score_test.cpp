#include "daemon/simulate/scoring/work_score.hpp"

#include <gtest/gtest.h>

#include "observed.hpp"

namespace knead::scoring {
namespace {

TEST(WorkScore, means_are_taken_where_nothing_limits_and_limits_are_named) {
  WorkScore score;
  Clock clock;
  play(score, clock, 1000, [](Observation& o, int) {
    o.rollers[0].force_true = Newton(19.0);
    o.rollers[1].force_true = Newton(8.0);
    o.rollers[1].limited_by = Reason::comfort_ceiling;
  });
  const WorkFigures f = score.figures();
  EXPECT_NEAR(f.mean_n, 19.0, 1e-9);
  EXPECT_NEAR(f.asked_n, 20.0, 1e-9);
  EXPECT_NEAR(f.all_mean_n, 13.5, 1e-9);
  EXPECT_NEAR(f.all_asked_n, 20.0, 1e-9);
  EXPECT_NEAR(f.unlimited_s, 1.0, 1e-9);
  EXPECT_NEAR(f.limited_s[static_cast<std::size_t>(Reason::comfort_ceiling)], 1.0, 1e-9);
}

TEST(WorkScore, what_signs_and_wishes_took_off_is_not_asked_for_but_named) {
  WorkScore score;
  Clock clock;
  play(score, clock, 1000, [](Observation& o, int) {
    for (RollerObservation& r : o.rollers) {
      r.share = 0.5;
      r.force_true = Newton(9.8);
      r.limited_by = Reason::distress_ease;
    }
  });
  const WorkFigures f = score.figures();
  EXPECT_NEAR(f.mean_n, 9.8, 1e-9);
  EXPECT_NEAR(f.asked_n, 10.0, 1e-9);
  EXPECT_NEAR(f.programme_n, 20.0, 1e-9);
  EXPECT_NEAR(f.all_asked_n, 20.0, 1e-9);
  EXPECT_NEAR(f.limited_s[static_cast<std::size_t>(Reason::distress_ease)], 2.0, 1e-9);
}

TEST(WorkScore, warm_up_and_moves_without_force_are_not_work) {
  WorkScore score;
  Clock clock;
  play(score, clock, 100, [](Observation& o, int) { o.phase_kind = PhaseKind::warm_up; });
  play(score, clock, 100, [](Observation& o, int) {
    for (RollerObservation& r : o.rollers) r.asked = Newton(0.0);
  });
  EXPECT_EQ(score.figures().unlimited_s, 0.0);
}

TEST(WorkScore, a_roller_that_does_not_touch_lowers_the_mean) {
  WorkScore score;
  Clock clock;
  play(score, clock, 100, [](Observation& o, int) { o.rollers[0].force_true = Newton(0.0); });
  EXPECT_NEAR(score.figures().mean_n, 10.0, 1e-9);
}

}  // namespace
}  // namespace knead::scoring
