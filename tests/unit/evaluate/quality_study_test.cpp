#include "daemon/evaluate/quality_study.hpp"

#include <gtest/gtest.h>

#include <set>

#include "daemon/evaluate/over_seeds.hpp"

namespace knead::evaluate {
namespace {

TEST(QualityStudy, puts_every_trouble_on_a_channel_of_one_person) {
  const QualityBody body = measure_quality(3);
  std::set<EmgTrouble> injected;
  for (const QualityTrial& trial : body.trials) injected.insert(trial.injected);
  EXPECT_EQ(injected.size(), kEmgTroubles - 1);  // all but none
  EXPECT_EQ(body.not_begun, 0);
  EXPECT_GT(body.sound_channel_s, 100.0);
}

TEST(QualityStudy, sees_a_fallen_electrode_flagged_and_left_out_at_once) {
  const QualityBody body = measure_quality(4);
  ASSERT_FALSE(body.trials.empty());
  const QualityTrial& trial = body.trials.front();
  ASSERT_EQ(trial.injected, EmgTrouble::lead_off);
  EXPECT_TRUE(trial.flags.lead_off);
  EXPECT_EQ(trial.flag_ms, 1.0);
  EXPECT_EQ(trial.excluded_ms, 1.0);
}

TEST(QualityStudy, gives_the_same_alone_and_beside_other_people_on_other_threads) {
  const QualityBody alone = measure_quality(5);
  const auto together = over_seeds({.first = 5, .last = 6}, 2, measure_quality, {});
  ASSERT_EQ(alone.trials.size(), together[0].trials.size());
  for (std::size_t i = 0; i < alone.trials.size(); ++i) {
    EXPECT_EQ(alone.trials[i].flag_ms, together[0].trials[i].flag_ms);
    EXPECT_EQ(alone.trials[i].excluded_ms, together[0].trials[i].excluded_ms);
    EXPECT_EQ(alone.trials[i].flags, together[0].trials[i].flags);
  }
  EXPECT_EQ(alone.sound_channel_s, together[0].sound_channel_s);
}

}  // namespace
}  // namespace knead::evaluate
