#include "daemon/evaluate/quality_study.hpp"

#include <gtest/gtest.h>

#include <set>

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

TEST(QualityStudy, gives_the_same_for_the_same_seed) {
  const QualityBody once = measure_quality(5);
  const QualityBody again = measure_quality(5);
  ASSERT_EQ(once.trials.size(), again.trials.size());
  for (std::size_t i = 0; i < once.trials.size(); ++i) {
    EXPECT_EQ(once.trials[i].excluded_ms, again.trials[i].excluded_ms);
    EXPECT_EQ(once.trials[i].flags, again.trials[i].flags);
  }
  EXPECT_EQ(once.sound_channel_s, again.sound_channel_s);
}

}  // namespace
}  // namespace knead::evaluate
