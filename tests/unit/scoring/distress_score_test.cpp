#include "daemon/simulate/scoring/distress_score.hpp"

#include <gtest/gtest.h>

#include "observed.hpp"

namespace knead::scoring {
namespace {

/// Guards on the left from 0 to `guards_ms`; the level is `level` from `from_ms` on.
auto episode(int guards_ms, int from_ms, DistressLevel level) {
  return [=](Observation& o, int ms) {
    o.rollers[0].guarding = ms < guards_ms;
    if (ms >= from_ms) o.distress = level;
  };
}

TEST(DistressScore, a_rise_within_600_ms_of_the_onset_detects_with_its_delay) {
  DistressScore score;
  Clock clock;
  play(score, clock, 1000);
  play(score, clock, 2000, episode(900, 150, DistressLevel::ease));
  const DistressFigures f = score.figures();
  EXPECT_EQ(f.true_episodes, 1);
  EXPECT_EQ(f.detected, 1);
  EXPECT_EQ(f.missed, 0);
  EXPECT_NEAR(f.delay_ms_p50, 150.0, 1e-9);
  EXPECT_EQ(f.false_reductions, 0);
}

TEST(DistressScore, a_rise_after_600_ms_comes_too_late_and_is_yet_not_false) {
  DistressScore score;
  Clock clock;
  play(score, clock, 2000, episode(900, 601, DistressLevel::ease));
  EXPECT_EQ(score.figures().missed, 1);
  EXPECT_EQ(score.figures().false_reductions, 0);
}

TEST(DistressScore,
     says_of_what_was_missed_whether_the_person_stirred_or_the_chair_had_eased_already) {
  DistressScore score;
  Clock clock;
  play(score, clock, 2000, [](Observation& o, int ms) {
    o.rollers[0].guarding = ms < 900;
    o.stirring = ms == 590;
  });
  play(score, clock, 3000, [](Observation& o, int ms) {
    o.rollers[0].guarding = ms >= 1500;
    o.stirring = ms < 1500 || ms > 2110;
    if (ms >= 200) o.distress = DistressLevel::ease;
  });
  play(score, clock, 1000);
  play(score, clock, 2000, episode(900, 590, DistressLevel::ease));
  const DistressFigures f = score.figures();
  EXPECT_EQ(f.true_episodes, 3);
  EXPECT_EQ(f.missed, 2);
  EXPECT_EQ(f.stirred, 1);
  EXPECT_EQ(f.missed_stirred, 1);
  EXPECT_EQ(f.missed_eased, 1);
}

TEST(DistressScore, a_rise_while_the_muscle_begins_to_tense_detects_before_the_onset) {
  DistressScore score;
  Clock clock;
  play(score, clock, 500, [](Observation& o, int ms) {
    o.rollers[0].tensing = ms >= 60;
    o.rollers[0].guarding = ms >= 120;
    if (ms >= 90) o.distress = DistressLevel::ease;
  });
  const DistressFigures f = score.figures();
  EXPECT_EQ(f.detected, 1);
  EXPECT_EQ(f.false_reductions, 0);
  EXPECT_NEAR(f.delay_ms_p50, -30.0, 1e-9);
}

TEST(DistressScore, a_rise_without_an_episode_in_the_last_second_is_false) {
  DistressScore score;
  Clock clock;
  play(score, clock, 3000, episode(100, 1101, DistressLevel::ease));
  EXPECT_EQ(score.figures().false_reductions, 1);
  EXPECT_EQ(score.figures().false_stops, 0);
}

TEST(DistressScore, a_false_rise_to_pause_is_a_false_stop) {
  DistressScore score;
  Clock clock;
  play(score, clock, 100);
  play(score, clock, 100, episode(0, 0, DistressLevel::pause));
  EXPECT_EQ(score.figures().false_stops, 1);
  EXPECT_EQ(score.figures().false_reductions, 0);
}

TEST(DistressScore, a_flicker_of_the_truth_is_one_episode) {
  DistressScore score;
  Clock clock;
  play(score, clock, 1000, [](Observation& o, int ms) {
    o.rollers[0].guarding = ms < 200;
    o.rollers[1].guarding = ms >= 450 && ms < 600;
  });
  play(score, clock, 300, [](Observation& o, int) { o.rollers[1].guarding = true; });
  EXPECT_EQ(score.figures().true_episodes, 2);
}

TEST(Percentile, takes_the_nearest_rank) {
  EXPECT_EQ(percentile({}, 0.5), 0.0);
  EXPECT_EQ(percentile({30.0, 10.0, 20.0}, 0.5), 20.0);
  EXPECT_EQ(percentile({4.0, 3.0, 2.0, 1.0}, 0.95), 4.0);
  EXPECT_EQ(percentile({7.0}, 0.0), 7.0);
}

}  // namespace
}  // namespace knead::scoring
