#include "control/care/session_plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "control/care/prescribed_envelope.hpp"
#include "tests/support/frames.hpp"
#include "tests/support/programmes.hpp"

namespace knead::care {
namespace {

PlanResult planned(const Programme& programme, Condition condition, double minutes) {
  return plan_session(programme, envelope_for(condition), minutes);
}

Duration minutes(double m) { return from_seconds(m * 60.0); }

TEST(SessionPlan, CR_10_warm_up_takes_its_three_minutes_and_work_divides_the_rest) {
  const PlanResult r = planned(test::classic(), Condition::healthy, 15.0);
  ASSERT_EQ(r.refusal, Refusal::none);
  ASSERT_EQ(r.plan.phases.size(), 5U);
  EXPECT_EQ(r.plan.phases[0].length, minutes(3.0));
  EXPECT_EQ(r.plan.phases[1].length, kPalpationTime);
  EXPECT_EQ(r.plan.phases[2].length, minutes(3.6));
  EXPECT_EQ(r.plan.phases[3].length, minutes(5.4));
  EXPECT_EQ(r.plan.phases[4].length, minutes(2.0));
  EXPECT_EQ(r.plan.massage_time, minutes(15.0));
}

TEST(SessionPlan, CR_10_palpation_comes_after_the_warm_up_and_under_its_ceiling) {
  const PlanResult r = planned(test::classic(), Condition::protrusion, 15.0);
  ASSERT_EQ(r.refusal, Refusal::none);
  const PlannedPhase& felt = r.plan.phases[1];
  EXPECT_TRUE(felt.palpation);
  EXPECT_EQ(felt.phase.kind, PhaseKind::warm_up);
  EXPECT_EQ(felt.phase.jet, Kilopascal(0.0));
  EXPECT_EQ(view(felt.phase.name), "palpation");
  for (const std::size_t other : {0U, 2U, 3U, 4U}) EXPECT_FALSE(r.plan.phases[other].palpation);
}

bool palpates(const PlanResult& r) {
  for (const PlannedPhase& p : r.plan.phases) {
    if (p.palpation) return true;
  }
  return false;
}

TEST(SessionPlan, where_only_stroking_is_allowed_nothing_is_palpated) {
  EXPECT_FALSE(palpates(planned(test::classic(), Condition::extrusion, 10.0)));
}

TEST(SessionPlan, a_short_massage_is_not_spent_on_palpation) {
  EXPECT_FALSE(palpates(planned(test::classic(), Condition::healthy, 8.9)));
  EXPECT_TRUE(palpates(planned(test::classic(), Condition::healthy, 9.1)));
}

TEST(SessionPlan, CR_10_without_a_warm_up_nothing_is_palpated) {
  Programme p = test::classic();
  p.phases[0].kind = PhaseKind::work;
  EXPECT_FALSE(palpates(planned(p, Condition::healthy, 15.0)));
}

TEST(SessionPlan, the_fullest_programme_has_room_for_palpation) {
  Programme p = test::classic();
  while (p.phases.push(p.phases[1])) {
  }
  const PlanResult r = planned(p, Condition::healthy, 40.0);
  EXPECT_EQ(r.plan.phases.size(), Programme::kMaxPhases + 1);
  EXPECT_NEAR(seconds(r.plan.massage_time), 40.0 * 60.0, 0.02);
}

TEST(SessionPlan, phases_follow_each_other_without_a_gap) {
  const PlanResult r = planned(test::classic(), Condition::healthy, 17.3);
  Duration at{};
  for (const PlannedPhase& p : r.plan.phases) {
    EXPECT_EQ(p.start, at);
    at += p.length;
  }
  EXPECT_EQ(at, r.plan.massage_time);
}

TEST(SessionPlan, longer_than_the_condition_allows_is_shortened_and_said) {
  const PlanResult r = planned(test::classic(), Condition::chronic_low_back_pain, 40.0);
  ASSERT_EQ(r.refusal, Refusal::none);
  EXPECT_TRUE(r.plan.shortened);
  EXPECT_EQ(r.plan.massage_time, minutes(20.0));
  EXPECT_FALSE(planned(test::classic(), Condition::chronic_low_back_pain, 20.0).plan.shortened);
}

TEST(SessionPlan, a_programme_tells_how_few_minutes_it_takes) {
  const Envelope healthy = envelope_for(Condition::healthy);
  for (const double warm_up_share : {0.0, 0.3, 0.6}) {
    Programme p = test::classic();
    p.phases[0].share = warm_up_share;
    const std::optional<double> least = least_minutes(p, healthy);
    ASSERT_TRUE(least);
    EXPECT_EQ(plan_session(p, healthy, *least).refusal, Refusal::none) << *least;
    EXPECT_EQ(plan_session(p, healthy, *least - 0.1).refusal, Refusal::too_short) << *least;
  }
}

TEST(SessionPlan, a_programme_of_nothing_allowed_takes_no_number_of_minutes) {
  Programme p = test::classic();
  p.phases[1].technique = Technique::rubbing;
  EXPECT_FALSE(least_minutes(p, envelope_for(Condition::extrusion)));
  p = test::classic();
  p.phases[0].share = 1.0;
  EXPECT_FALSE(least_minutes(p, envelope_for(Condition::healthy))) << "nothing is left for work";
}

TEST(SessionPlan, CR_03_extrusion_is_stroked_only_and_the_time_goes_to_what_is_left) {
  const PlanResult r = planned(test::classic(), Condition::extrusion, 10.0);
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
  EXPECT_EQ(planned(p, Condition::extrusion, 10.0).refusal, Refusal::technique_not_allowed);
}

TEST(SessionPlan, CR_04_a_phase_leaves_out_the_regions_where_its_technique_is_not_allowed) {
  Programme p = test::classic();
  p.phases[1].technique = Technique::kneading;
  p.phases[1].regions.clear();
  for (const Region region : {Region::sacral, Region::lumbar, Region::thoracic}) {
    p.phases[1].regions.push(region);
  }
  const PlanResult r = planned(p, Condition::protrusion, 15.0);
  ASSERT_EQ(r.refusal, Refusal::none);
  const auto kneaded = std::find_if(
      r.plan.phases.begin(), r.plan.phases.end(),
      [](const PlannedPhase& phase) { return phase.phase.technique == Technique::kneading; });
  ASSERT_NE(kneaded, r.plan.phases.end());
  ASSERT_EQ(kneaded->phase.regions.size(), 1U);
  EXPECT_EQ(kneaded->phase.regions[0], Region::thoracic);
}

TEST(SessionPlan, CR_02_a_region_with_one_side_left_out_is_worked_on_the_other) {
  Envelope envelope = envelope_for(Condition::healthy);
  test::leave_out(envelope, {Region::lumbar, Side::left});
  const PlanResult one = plan_session(test::classic(), envelope, 15.0);
  const PlanResult none = planned(test::classic(), Condition::healthy, 15.0);
  for (std::size_t i = 0; i < none.plan.phases.size(); ++i) {
    EXPECT_EQ(one.plan.phases[i].phase.regions.size(), none.plan.phases[i].phase.regions.size());
  }
  test::leave_out(envelope, {Region::lumbar, Side::right});
  const PlanResult both = plan_session(test::classic(), envelope, 15.0);
  ASSERT_EQ(both.refusal, Refusal::none);
  for (const PlannedPhase& phase : both.plan.phases) {
    for (const Region region : phase.phase.regions) EXPECT_NE(region, Region::lumbar);
  }
}

TEST(SessionPlan, CR_10_too_few_minutes_for_warm_up_and_cool_down_are_refused) {
  EXPECT_EQ(planned(test::classic(), Condition::healthy, 5.9).refusal, Refusal::too_short);
  EXPECT_EQ(planned(test::classic(), Condition::healthy, 6.0).refusal, Refusal::none);
}

TEST(SessionPlan, CR_19_nobody_is_given_more_than_the_longest_that_is_offered) {
  Programme p = test::classic();
  p.offered_minutes.push(10.0);
  p.offered_minutes.push(20.0);
  const PlanResult r = planned(p, Condition::healthy, 30.0);
  EXPECT_TRUE(r.plan.shortened);
  EXPECT_EQ(r.plan.shortened_by, Rule::none) << "the programme's own length";
  EXPECT_EQ(r.plan.massage_time, minutes(20.0));
  EXPECT_FALSE(planned(p, Condition::healthy, 20.0).plan.shortened);
}

TEST(SessionPlan, CR_34_where_no_roller_works_nothing_is_palpated) {
  Programme p = test::classic();
  for (Phase& phase : p.phases) phase.technique = Technique::none;
  const PlanResult r = planned(p, Condition::healthy, 15.0);
  ASSERT_EQ(r.refusal, Refusal::none);
  EXPECT_FALSE(palpates(r));
}

TEST(SessionPlan, CR_34_water_without_rollers_is_open_to_an_extrusion) {
  Programme p = test::classic();
  for (Phase& phase : p.phases) phase.technique = Technique::none;
  const PlanResult r = planned(p, Condition::extrusion, 10.0);
  EXPECT_EQ(r.refusal, Refusal::none);
  EXPECT_EQ(r.plan.left_out, 0);
}

TEST(SessionPlan, CR_16_nothing_strikes_somebody_with_a_hernia_and_the_others_get_its_time) {
  Programme p = test::classic();
  p.phases[1].technique = Technique::tapping;
  p.phases[2].technique = Technique::stroking;
  EXPECT_EQ(planned(p, Condition::chronic_low_back_pain, 15.0).plan.left_out, 0);
  const PlanResult r = planned(p, Condition::protrusion, 15.0);
  ASSERT_EQ(r.refusal, Refusal::none);
  EXPECT_EQ(r.plan.left_out, 1);
  for (const PlannedPhase& phase : r.plan.phases) {
    EXPECT_FALSE(percussive(phase.phase.technique));
  }
}

TEST(SessionPlan, CR_13_the_next_session_of_a_course_goes_on_with_another_order) {
  Programme p = test::classic();
  p.phases[1].name = short_name("a");
  p.phases[2].name = short_name("b");
  Envelope envelope = envelope_for(Condition::healthy);
  const auto first_work = [&](int session) {
    envelope.session = session;
    const PlanResult r = plan_session(p, envelope, 15.0);
    return std::string(view(r.plan.phases[2].phase.name));
  };
  EXPECT_EQ(first_work(1), "a");
  EXPECT_EQ(first_work(2), "b");
  EXPECT_EQ(first_work(3), "a");
}

TEST(SessionPlan, CR_31_the_time_that_stands_for_limbs_is_told) {
  Programme p = test::classic();
  EXPECT_EQ(planned(p, Condition::healthy, 15.0).plan.instead_of_limbs, Duration::zero());
  p.phases[2].instead_of = Limb::legs;
  EXPECT_EQ(planned(p, Condition::healthy, 15.0).plan.instead_of_limbs, minutes(5.4));
}

}  // namespace
}  // namespace knead::care
