#include "daemon/care/follow_up.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "control/care/answers.hpp"

namespace knead::daemon {
namespace {

using care::Question;

TEST(FollowUp, where_and_when_follow_a_yes) {
  const auto day = follow_up(Question::surgery_day);
  ASSERT_TRUE(day.has_value());
  EXPECT_EQ(day->question, Question::surgery);
  EXPECT_EQ(day->answers, std::vector<std::int32_t>{1});
  EXPECT_EQ(follow_up(Question::skin_zones)->question, Question::skin);
}

TEST(FollowUp, the_place_of_a_hernia_is_asked_after_every_diagnosis_that_is_one) {
  const auto zones = follow_up(Question::hernia_zones);
  ASSERT_TRUE(zones.has_value());
  EXPECT_EQ(zones->question, Question::diagnosis);
  for (std::size_t i = 0; i < care::kDiagnoses; ++i) {
    const auto number = static_cast<std::int32_t>(i);
    EXPECT_EQ(std::ranges::count(zones->answers, number) == 1,
              care::is_hernia(static_cast<care::Diagnosis>(i)))
        << i;
  }
}

TEST(FollowUp, most_questions_are_always_asked) {
  EXPECT_FALSE(follow_up(Question::diagnosis).has_value());
  EXPECT_FALSE(follow_up(Question::fever).has_value());
  EXPECT_FALSE(follow_up(Question::bedtime).has_value());
}

}  // namespace
}  // namespace knead::daemon
