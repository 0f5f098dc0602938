#include "daemon/simulate/scoring/release_score.hpp"

#include <gtest/gtest.h>

#include "observed.hpp"

namespace knead::scoring {
namespace {

/// 20 N that fall by 0.1 N a millisecond: below 5 N after 151 ms.
void letting_go(Observation& o, int ms) {
  for (RollerObservation& r : o.rollers) r.force_true = Newton(std::max(0.0, 20.0 - 0.1 * ms));
}

TEST(ReleaseScore, an_announced_cause_counts_from_its_instant_until_both_are_below_five_newtons) {
  ReleaseScore score;
  Clock clock;
  play(score, clock, 100);
  score.cause("estop");
  play(score, clock, 300, [](Observation& o, int ms) {
    letting_go(o, ms);
    if (ms > 3) o.permission = Permission::tripped;
  });
  const auto releases = score.releases();
  ASSERT_EQ(releases.size(), 1U);
  EXPECT_EQ(releases[0].cause, "estop");
  EXPECT_EQ(releases[0].state, "massage");
  EXPECT_NEAR(releases[0].at_s, 0.1, 1e-9);
  EXPECT_NEAR(releases[0].ms, 151.0, 1e-9);
  EXPECT_NEAR(releases[0].force_before_n, 20.0, 1e-9);
  EXPECT_TRUE(releases[0].finished);
}

TEST(ReleaseScore, a_release_that_never_comes_is_reported_unfinished_with_all_its_time) {
  ReleaseScore score;
  Clock clock;
  score.cause("hand_stop");
  play(score, clock, 1001);
  const auto releases = score.releases();
  ASSERT_EQ(releases.size(), 1U);
  EXPECT_FALSE(releases[0].finished);
  EXPECT_NEAR(worst_ms(releases), 1000.0, 1e-9);
}

TEST(ReleaseScore, a_force_that_comes_back_within_a_second_is_seen) {
  ReleaseScore score;
  Clock clock;
  score.cause("estop");
  play(score, clock, 1300, [](Observation& o, int ms) {
    for (RollerObservation& r : o.rollers) r.force_true = Newton(ms < 100 ? 20.0 : 0.0);
    if (ms == 900) o.rollers[1].force_true = Newton(12.0);
    if (ms == 1200) o.rollers[1].force_true = Newton(30.0);
  });
  EXPECT_NEAR(score.releases().at(0).after_n, 12.0, 1e-9);
}

TEST(ReleaseScore, a_ripple_on_the_way_down_belongs_to_the_release) {
  ReleaseScore score;
  Clock clock;
  score.cause("estop");
  play(score, clock, 400, [](Observation& o, int ms) {
    for (RollerObservation& r : o.rollers) {
      r.force_true = Newton(ms < 60 ? 20.0 : ms < 100 ? 4.8 : ms < 105 ? 5.2 : 1.0);
    }
  });
  EXPECT_NEAR(score.releases().at(0).ms, 104.0, 1e-9);
  EXPECT_LT(score.releases().at(0).after_n, 5.0);
}

TEST(ReleaseScore, one_roller_still_pressing_is_not_released) {
  ReleaseScore score;
  Clock clock;
  score.cause("stop");
  play(score, clock, 50, [](Observation& o, int ms) {
    o.rollers[0].force_true = Newton(0.0);
    o.rollers[1].force_true = Newton(ms < 40 ? 6.0 : 4.9);
  });
  EXPECT_NEAR(score.releases().at(0).ms, 40.0, 1e-9);
}

TEST(ReleaseScore, the_end_of_a_session_is_a_release_of_its_own) {
  ReleaseScore score;
  Clock clock;
  play(score, clock, 100);
  play(score, clock, 300, [](Observation& o, int ms) {
    o.state = SessionState::rest;
    letting_go(o, ms);
  });
  const auto releases = score.releases();
  ASSERT_EQ(releases.size(), 1U);
  EXPECT_EQ(releases[0].cause, "session_end");
  EXPECT_NEAR(releases[0].ms, 151.0, 1e-9);
}

TEST(ReleaseScore, a_trip_of_the_gate_carries_the_gates_reason) {
  ReleaseScore score;
  Clock clock;
  play(score, clock, 100);
  play(score, clock, 300, [](Observation& o, int ms) {
    o.permission = Permission::tripped;
    o.gate_cause = Reason::force_stale;
    letting_go(o, ms);
  });
  EXPECT_EQ(score.releases().at(0).cause, "force_stale");
}

TEST(ReleaseScore, a_pause_by_the_body_carries_its_newest_reason) {
  ReleaseScore score;
  Clock clock;
  const std::array events{ReasonEvent{.reason = Reason::distress_pause},
                          ReasonEvent{.reason = Reason::technique_changed}};
  play(score, clock, 100);
  play(score, clock, 300, [&](Observation& o, int ms) {
    o.state = SessionState::paused;
    if (ms == 0) o.controller_events = events;
    letting_go(o, ms);
  });
  EXPECT_EQ(score.releases().at(0).cause, "distress_pause");
}

TEST(ReleaseScore, the_chairs_answer_to_a_cause_is_not_a_second_release) {
  ReleaseScore score;
  Clock clock;
  play(score, clock, 100, [](Observation& o, int) { letting_go(o, 200); });
  score.cause("pause");
  play(score, clock, 300, [](Observation& o, int ms) {
    letting_go(o, 200);
    if (ms > 3) o.state = SessionState::paused;
  });
  ASSERT_EQ(score.releases().size(), 1U);
  EXPECT_EQ(score.releases()[0].ms, 0.0);
}

TEST(ReleaseScore, a_cause_that_meets_a_released_chair_is_no_release) {
  ReleaseScore score;
  Clock clock;
  const auto released = [](Observation& o, int) {
    o.powered = false;
    letting_go(o, 200);
  };
  play(score, clock, 10, released);
  score.cause("pause");
  play(score, clock, 10, released);
  EXPECT_TRUE(score.releases().empty());
}

}  // namespace
}  // namespace knead::scoring
