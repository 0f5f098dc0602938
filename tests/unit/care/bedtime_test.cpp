#include "control/care/bedtime.hpp"

#include <gtest/gtest.h>

#include "tests/support/programmes.hpp"

namespace knead::care {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

Answers to_bed_at(minutes since_midnight) {
  Answers answers;
  EXPECT_TRUE(answers.set(Question::bedtime, static_cast<std::int32_t>(since_midnight.count())));
  return answers;
}

Programme vibration() {
  Programme p = test::classic();
  p.method = Method::vibration;
  return p;
}

TEST(Bedtime, CR_22_vibration_within_two_hours_of_bed_is_told) {
  const Answers answers = to_bed_at(hours(22) + minutes(30));
  EXPECT_FALSE(bedtime_too_near(vibration(), answers, hours(19) + minutes(50)));
  EXPECT_EQ(bedtime_too_near(vibration(), answers, hours(20) + minutes(30)), minutes(120));
  EXPECT_EQ(bedtime_too_near(vibration(), answers, hours(22)), minutes(30));
}

TEST(Bedtime, CR_22_the_end_of_the_massage_counts) {
  Programme p = vibration();
  p.default_minutes = 25.0;
  const Answers answers = to_bed_at(hours(22) + minutes(30));
  EXPECT_EQ(bedtime_too_near(p, answers, hours(20) + minutes(5)), minutes(145));
  EXPECT_FALSE(bedtime_too_near(p, answers, hours(20) + minutes(4)));
}

TEST(Bedtime, CR_22_who_is_late_for_bed_is_told_as_well) {
  const Answers answers = to_bed_at(hours(22) + minutes(30));
  EXPECT_EQ(bedtime_too_near(vibration(), answers, hours(22) + minutes(31)), minutes(0));
  EXPECT_EQ(bedtime_too_near(vibration(), answers, hours(2) + minutes(30)), minutes(0));
  EXPECT_FALSE(bedtime_too_near(vibration(), answers, hours(2) + minutes(31)));
}

TEST(Bedtime, CR_22_a_bedtime_after_midnight_is_near_in_the_evening) {
  EXPECT_EQ(bedtime_too_near(vibration(), to_bed_at(minutes(30)), hours(23)), minutes(90));
}

TEST(Bedtime, CR_22_other_massages_and_an_unknown_bedtime_are_not_warned_about) {
  EXPECT_FALSE(bedtime_too_near(test::classic(), to_bed_at(hours(22)), hours(21)));
  EXPECT_FALSE(bedtime_too_near(vibration(), Answers{}, hours(21)));
}

TEST(Bedtime, CR_22_work_that_is_mostly_vibration_stimulates_whatever_it_is_called) {
  Programme p = test::classic();
  p.phases[2].technique = Technique::vibration;
  EXPECT_TRUE(stimulates(p)) << "60 % of the work";
  EXPECT_FALSE(stimulates(test::classic()));
}

}  // namespace
}  // namespace knead::care
