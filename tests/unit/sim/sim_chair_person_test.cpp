// What the person does reaches the rollers and the sensors, and the truth says whose doing it is.
#include <gtest/gtest.h>

#include <algorithm>

#include "driven_chair.hpp"

namespace knead::sim {
namespace {

TEST(SimChairPerson, cough_pushes_into_the_rollers_and_is_the_persons_doing) {
  DrivenChair d;
  d.press_at(39.0);
  const double before = d.force();
  ASSERT_GT(before, 5.0);
  EXPECT_FALSE(d.chair.truth().person_caused);
  d.chair.cough();
  double highest = 0.0;
  d.run(150ms, [&] { highest = std::max(highest, d.force()); });
  EXPECT_GT(highest, 1.5 * before);
  EXPECT_TRUE(d.chair.truth().person_caused);
  d.run(1s);
  EXPECT_FALSE(d.chair.truth().person_caused);
}

TEST(SimChairPerson, guarding_stiffens_the_muscle_under_a_still_roller) {
  Body body = still_body();
  body.guarding_gain = 1.6;
  body.guarding_rise_s = 0.25;
  DrivenChair d(body);
  d.press_at(40.0);
  const double before = d.force();
  d.chair.guard(Side::left, 2s);
  d.run(300ms);
  EXPECT_NEAR(d.force() / before, 1.6, 0.05);
  EXPECT_TRUE(d.chair.truth().guarding[0]);
  EXPECT_FALSE(d.chair.truth().guarding[1]);
  EXPECT_TRUE(d.chair.truth().person_caused);
}

TEST(SimChairPerson, too_much_pressure_is_answered_by_guarding) {
  Body body = still_body();
  body.pain_threshold_n_per_cm2.fill(6.0);
  DrivenChair d(body);
  d.press_at(48.0);
  ASSERT_GT(d.chair.truth().contact_pressure[0].value(), 6.0);
  bool guarded = d.chair.truth().guarding[0];
  d.run(500ms, [&] { guarded = guarded || d.chair.truth().guarding[0]; });
  EXPECT_TRUE(guarded);
}

TEST(SimChairPerson, slide_moves_the_spine) {
  DrivenChair d;
  d.press_at(0.0);
  const double before = d.chair.truth().spine.value();
  d.chair.shift_lateral(Millimetre(12.0));
  d.run(1s);
  EXPECT_NEAR(d.chair.truth().spine.value() - before, 12.0, 1e-6);
  EXPECT_TRUE(d.chair.truth().person_caused);
}

TEST(SimChairPerson, person_who_leaves_takes_the_back_away) {
  DrivenChair d;
  d.press_at(40.0);
  d.chair.leave();
  d.run(1s);
  EXPECT_FALSE(d.sensors.inputs.value.seat_occupied);
  EXPECT_EQ(d.force(), 0.0);
  double peak = 0.0;
  for (Kilopascal p : d.sensors.seat_mat.value.cells) peak = std::max(peak, p.value());
  EXPECT_LT(peak, 0.4);
}

}  // namespace
}  // namespace knead::sim
