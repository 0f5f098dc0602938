#include "control/care/session_plan.hpp"

#include <gtest/gtest.h>

#include "tests/support/programmes.hpp"

namespace knead::care {
namespace {

Duration minutes(double m) { return from_seconds(m * 60.0); }

TEST(SessionPlan, CR_10_warm_up_takes_its_three_minutes_and_work_divides_the_rest) {
  const PlanResult r = plan_session(test::classic(), Condition::healthy, 15.0);
  ASSERT_EQ(r.refusal, Refusal::none);
  ASSERT_EQ(r.plan.phases.size(), 4U);
  EXPECT_EQ(r.plan.phases[0].length, minutes(3.0));
  EXPECT_EQ(r.plan.phases[1].length, minutes(4.0));
  EXPECT_EQ(r.plan.phases[2].length, minutes(6.0));
  EXPECT_EQ(r.plan.phases[3].length, minutes(2.0));
  EXPECT_EQ(r.plan.massage_time, minutes(15.0));
}

TEST(SessionPlan, phases_follow_each_other_without_a_gap) {
  const PlanResult r = plan_session(test::classic(), Condition::healthy, 17.3);
  Duration at{};
  for (const PlannedPhase& p : r.plan.phases) {
    EXPECT_EQ(p.start, at);
    at += p.length;
  }
  EXPECT_EQ(at, r.plan.massage_time);
}

TEST(SessionPlan, longer_than_the_condition_allows_is_shortened_and_said) {
  const PlanResult r = plan_session(test::classic(), Condition::chronic_low_back_pain, 40.0);
  ASSERT_EQ(r.refusal, Refusal::none);
  EXPECT_TRUE(r.plan.shortened);
  EXPECT_EQ(r.plan.massage_time, minutes(20.0));
  EXPECT_FALSE(
      plan_session(test::classic(), Condition::chronic_low_back_pain, 20.0).plan.shortened);
}

TEST(SessionPlan, CR_03_extrusion_is_stroked_only_and_the_time_goes_to_what_is_left) {
  const PlanResult r = plan_session(test::classic(), Condition::extrusion, 10.0);
  ASSERT_EQ(r.refusal, Refusal::none);
  EXPECT_EQ(r.plan.left_out, 1);
  for (const PlannedPhase& p : r.plan.phases) {
    EXPECT_EQ(p.phase.technique, Technique::stroking);
  }
  EXPECT_EQ(r.plan.massage_time, minutes(10.0));
}

TEST(SessionPlan, a_programme_of_nothing_allowed_is_refused) {
  Programme p = test::classic();
  p.phases[1].technique = Technique::rubbing;
  EXPECT_EQ(plan_session(p, Condition::extrusion, 10.0).refusal, Refusal::technique_not_allowed);
}

TEST(SessionPlan, CR_10_too_few_minutes_for_warm_up_and_cool_down_are_refused) {
  EXPECT_EQ(plan_session(test::classic(), Condition::healthy, 5.9).refusal, Refusal::too_short);
  EXPECT_EQ(plan_session(test::classic(), Condition::healthy, 6.0).refusal, Refusal::none);
}

}  // namespace
}  // namespace knead::care
