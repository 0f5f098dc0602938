#include "control/session/dose.hpp"

#include <gtest/gtest.h>

#include "control/care/dose_budget.hpp"
#include "control/care/prescribed_envelope.hpp"

namespace knead::session {
namespace {

constexpr Region kLoin = Region::lumbar;

constexpr Zone kLeftLoin{kLoin, Side::left};
constexpr TimePoint kMorning{8h};
constexpr bool kNobodyElse = false;
constexpr bool kSomebodyElse = true;

NewtonSecond budget_of(Condition condition, Zone zone = kLeftLoin) {
  const Envelope prescribed = care::envelope_for(condition);
  return care::dose_budget(prescribed.at(zone).force, prescribed.massage_time);
}

Dose used(double share, Condition condition = Condition::chronic_low_back_pain) {
  Dose dose;
  dose.begin(care::envelope_for(condition), kMorning, kSomebodyElse);
  const double budget = budget_of(condition).value();
  dose.count_roller(Side::left, kLoin, Newton(budget * share), 1.0);
  return dose;
}

TEST(Dose, counts_force_and_pressure_over_time_in_the_zone_where_they_work) {
  Dose dose;
  dose.begin(care::envelope_for(Condition::healthy), kMorning, kSomebodyElse);
  for (int i = 0; i < 2000; ++i) {
    dose.count_roller(Side::left, kLoin, Newton(30.0), 0.001);
    dose.count_jet(Side::right, Region::thoracic, Kilopascal(100.0), 0.001);
  }
  const DoseMap& map = dose.map();
  EXPECT_NEAR(map[0][index(kLoin)].rollers.value(), 60.0, 1e-9);
  EXPECT_NEAR(map[1][index(Region::thoracic)].jets.value(), 200.0, 1e-9);
  EXPECT_EQ(map[1][index(kLoin)].rollers.value(), 0.0);
  EXPECT_EQ(map[0][index(Region::sacral)].rollers.value(), 0.0);
  EXPECT_NEAR(dose.rollers(Side::left).value(), 60.0, 1e-9);
  EXPECT_EQ(dose.rollers(Side::right).value(), 0.0);
}

TEST(Dose, a_sensor_below_zero_gives_nothing_back) {
  Dose dose = used(0.5);
  const double before = dose.map()[0][index(kLoin)].share_left;
  dose.count_roller(Side::left, kLoin, Newton(-50.0), 10.0);
  dose.count_jet(Side::left, kLoin, Kilopascal(-50.0), 10.0);
  EXPECT_EQ(dose.map()[0][index(kLoin)].share_left, before);
}

TEST(Dose, rollers_and_jets_draw_on_one_budget) {
  Dose dose = used(0.5);
  const double budget = budget_of(Condition::chronic_low_back_pain).value();
  dose.count_jet(Side::left, kLoin, Kilopascal(0.5 * budget / care::kNewtonPerKilopascal), 1.0);
  EXPECT_NEAR(dose.map()[0][index(kLoin)].share_left, 0.0, 1e-9);
  EXPECT_EQ(dose.factor(Side::right, kLoin), 1.0);
}

TEST(Dose, lowers_the_force_as_the_budget_nears_its_end_and_leaves_the_zone_out_when_spent) {
  EXPECT_EQ(used(0.5).factor(Side::left, kLoin), 1.0);
  EXPECT_EQ(used(0.79).factor(Side::left, kLoin), 1.0);
  EXPECT_NEAR(used(0.9).factor(Side::left, kLoin), 0.75, 1e-9);
  EXPECT_NEAR(used(0.999).factor(Side::left, kLoin), 0.5, 0.01);
  EXPECT_EQ(used(1.0).factor(Side::left, kLoin), 0.0);
  EXPECT_EQ(used(1.3).factor(Side::left, kLoin), 0.0);
}

TEST(Dose, never_gives_more_for_more_that_was_had) {
  double before = 1.0;
  for (int percent = 0; percent <= 120; ++percent) {
    const double now = used(percent / 100.0).factor(Side::left, kLoin);
    ASSERT_LE(now, before) << percent;
    before = now;
  }
}

TEST(Dose, says_why_and_says_it_once) {
  Dose dose = used(0.85);
  EventList events;
  dose.tell(TimePoint(1s), events);
  dose.tell(TimePoint(2s), events);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].reason, Reason::dose_nearly_used);
  EXPECT_EQ(events[0].channel, Channel::roller_left);
  EXPECT_NEAR(events[0].value / events[0].limit, 0.85, 1e-9);
  dose.count_roller(Side::left, kLoin, Newton(1e6), 1.0);
  dose.tell(TimePoint(3s), events);
  dose.tell(TimePoint(4s), events);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[1].reason, Reason::dose_used_up);
}

TEST(Dose, a_stop_and_a_start_give_nothing_back_within_the_day) {
  for (const bool got_up : {kNobodyElse, kSomebodyElse}) {
    Dose dose = used(1.0);
    dose.begin(care::envelope_for(Condition::chronic_low_back_pain), kMorning + 15h, got_up);
    EXPECT_EQ(dose.factor(Side::left, kLoin), 0.0);
    EXPECT_GT(dose.rollers(Side::left).value(), 0.0);
  }
}

TEST(Dose, who_never_got_up_cannot_have_a_fresh_budget_by_another_prescription) {
  Dose dose = used(1.0);
  dose.begin(care::envelope_for(Condition::protrusion), kMorning + 1h, kNobodyElse);
  EXPECT_EQ(dose.factor(Side::left, kLoin), 0.0);
}

TEST(Dose, who_sits_down_with_other_caps_is_somebody_else) {
  Dose dose = used(1.0);
  dose.begin(care::envelope_for(Condition::healthy), kMorning + 1h, kSomebodyElse);
  EXPECT_EQ(dose.factor(Side::left, kLoin), 1.0);
  EXPECT_EQ(dose.rollers(Side::left).value(), 0.0);
}

TEST(Dose, a_night_later_nothing_is_used) {
  Dose dose = used(1.0);
  dose.begin(care::envelope_for(Condition::chronic_low_back_pain), kMorning + care::kDoseCountsFor,
             kNobodyElse);
  EXPECT_EQ(dose.factor(Side::left, kLoin), 1.0);
}

TEST(Dose, what_the_history_knows_of_today_is_used_before_a_restarted_chair_has_counted_anything) {
  Envelope prescribed = care::envelope_for(Condition::chronic_low_back_pain);
  const double budget = budget_of(Condition::chronic_low_back_pain).value();
  prescribed.had[index(kLeftLoin)] = {
      .rollers = NewtonSecond(0.5 * budget),
      .jets = KilopascalSecond(0.4 * budget / care::kNewtonPerKilopascal)};
  Dose dose;
  dose.begin(prescribed, kMorning, kSomebodyElse);
  EXPECT_NEAR(dose.map()[0][index(kLoin)].share_left, 0.1, 1e-9);
  EXPECT_NEAR(dose.factor(Side::left, kLoin), 0.75, 1e-9);
  EXPECT_EQ(dose.factor(Side::right, kLoin), 1.0);
}

TEST(Dose, what_was_counted_here_and_what_the_history_knows_are_not_the_sum_but_the_more) {
  Envelope prescribed = care::envelope_for(Condition::chronic_low_back_pain);
  const double budget = budget_of(Condition::chronic_low_back_pain).value();
  Dose dose = used(0.5);
  prescribed.had[index(kLeftLoin)].rollers = NewtonSecond(0.3 * budget);
  dose.begin(prescribed, kMorning + 1h, kSomebodyElse);
  EXPECT_NEAR(dose.map()[0][index(kLoin)].share_left, 0.5, 1e-9);
  prescribed.had[index(kLeftLoin)].rollers = NewtonSecond(0.7 * budget);
  dose.begin(prescribed, kMorning + 2h, kSomebodyElse);
  EXPECT_NEAR(dose.map()[0][index(kLoin)].share_left, 0.3, 1e-9);
}

TEST(Dose, says_in_the_next_session_again_that_a_zone_is_used_up) {
  Dose dose = used(1.0);
  EventList events;
  dose.tell(kMorning, events);
  dose.begin(care::envelope_for(Condition::chronic_low_back_pain), kMorning + 1h, kSomebodyElse);
  dose.tell(kMorning + 1h, events);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[1].reason, Reason::dose_used_up);
}

TEST(Dose, before_any_session_there_is_no_budget_to_use_up) {
  Dose dose;
  dose.count_roller(Side::left, kLoin, Newton(50.0), 1.0);
  EXPECT_EQ(dose.factor(Side::left, kLoin), 1.0);
}

TEST(Dose, CR_02_a_zone_that_is_left_out_has_nothing_to_use_up) {
  Envelope prescribed = care::envelope_for(Condition::healthy);
  prescribed.zones[index(kLeftLoin)] = {.left_out_by = Rule::cr02};
  Dose dose;
  dose.begin(prescribed, kMorning, kSomebodyElse);
  EXPECT_EQ(dose.factor(Side::left, kLoin), 0.0);
  EXPECT_EQ(dose.factor(Side::right, kLoin), 1.0);
}

TEST(DoseBudget, of_nothing_is_spent_and_not_without_limit) {
  EXPECT_EQ(care::share_left(NewtonSecond(0.0), NewtonSecond(0.0)), 0.0);
  EXPECT_EQ(care::share_left(NewtonSecond(0.0), NewtonSecond(-1.0)), 0.0);
  EXPECT_EQ(care::share_left(NewtonSecond(0.0), NewtonSecond(1.0)), 1.0);
}

TEST(DoseBudget, is_smaller_the_worse_the_back_and_smallest_at_the_neck) {
  double before = 1e9;
  for (const Condition c : {Condition::healthy, Condition::chronic_low_back_pain,
                            Condition::protrusion, Condition::extrusion}) {
    const double loin = budget_of(c).value();
    EXPECT_LT(loin, before) << name(c);
    EXPECT_LE(budget_of(c, {Region::cervical, Side::left}).value(), loin) << name(c);
    before = loin;
  }
  EXPECT_NEAR(budget_of(Condition::chronic_low_back_pain).value(), 36000.0, 1e-6);
}

}  // namespace
}  // namespace knead::session
