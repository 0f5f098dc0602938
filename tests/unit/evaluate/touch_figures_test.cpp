#include "daemon/evaluate/touch_figures.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "daemon/evaluate/touch_json.hpp"
#include "daemon/evaluate/touch_table.hpp"
#include "daemon/evaluate/worst_bodies.hpp"

namespace knead::evaluate {
namespace {

Tracking tracked(double rmse_n, double setpoint_n) {
  Tracking t;
  for (int ms = 0; ms < 4000; ++ms) t.error.add(ms % 2 == 0 ? rmse_n : -rmse_n, setpoint_n);
  t.windows = 1;
  return t;
}

TouchBody person(std::uint64_t seed, sim::Population population, Condition condition,
                 double rmse_n) {
  TouchBody body{.seed = seed, .population = population, .condition = condition};
  body.hold = tracked(rmse_n, 30.0);
  body.hold_overshoot_pct = 10.0 * rmse_n;
  body.knead = tracked(2.0 * rmse_n, 25.0);
  body.stroke = tracked(rmse_n, 15.0);
  body.losses = {{.gone_s = 0.1, .force_step_n = 3.0}, {.gone_s = 0.2, .force_step_n = 4.0}};
  body.water.close_ms = {200.0, 250.0};
  body.surface_max_degc = 39.2;
  return body;
}

Touch campaign() {
  Touch touch{.seeds = {10'001, 10'003}};
  touch.bodies = {person(10'001, sim::Population::healthy, Condition::healthy, 0.2),
                  person(10'002, sim::Population::protrusion, Condition::protrusion, 0.9),
                  person(10'003, sim::Population::elderly, Condition::chronic_low_back_pain, 0.4)};
  touch.nominal = person(1, sim::Population::healthy, Condition::healthy, 0.1);
  return touch;
}

TEST(TouchFigures, leave_out_of_holding_and_kneading_who_may_not_have_it) {
  const TouchFigures f = figures(campaign());
  EXPECT_EQ(f.people, 3);
  EXPECT_EQ(f.hold.people, 2);
  EXPECT_NEAR(f.hold.rmse_n_p95.value(), 0.4, 1e-9) << "not the 0.9 N of 25 N allowed";
  EXPECT_NEAR(f.hold.overshoot_pct_p95.value(), 4.0, 1e-9);
  EXPECT_NEAR(f.knead.rmse_n_p95.value(), 0.8, 1e-9);
  EXPECT_EQ(f.stroke.people, 3) << "everybody is stroked";
  EXPECT_NEAR(f.hold.rmse_n_nominal.value(), 0.1, 1e-9);
}

TEST(TouchFigures, give_each_population_what_its_envelope_allows) {
  const auto all = by_population(campaign());
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[1].population, sim::Population::protrusion);
  EXPECT_NEAR(all[1].figures.hold.rmse_n_p95.value(), 0.9, 1e-9);
}

TEST(TouchFigures, count_a_force_that_never_came_as_a_person_without) {
  Touch touch = campaign();
  touch.bodies[0].hold = Tracking{};
  const TouchFigures f = figures(touch);
  EXPECT_EQ(f.hold.people, 1);
  EXPECT_EQ(f.hold.without, 1);
}

TEST(TouchFigures, call_a_body_unstable_for_a_tone_a_growth_or_a_drop) {
  Touch touch = campaign();
  EXPECT_EQ(figures(touch).unstable_bodies, 0);
  touch.bodies[0].hold.unstable_windows = 1;
  touch.bodies[1].knead.drops = 1;
  EXPECT_EQ(figures(touch).unstable_bodies, 2);
}

TEST(TouchFigures, take_the_worst_where_a_promise_is_about_all) {
  Touch touch = campaign();
  touch.bodies[1].losses.push_back({.gone_s = 0.1, .force_step_n = 6.5});
  touch.bodies[2].ceiling.person_excursions = 1;
  touch.bodies[2].ceiling.person_peak_over_n = 12.0;
  touch.bodies[2].ceiling.violations = 1;
  touch.bodies[0].warmth = WarmthFound{.error_k = 0.3, .slowest_s = 200.0, .never_warm = 0};
  const TouchFigures f = figures(touch);
  EXPECT_EQ(f.stroke.force_step_max_n, 6.5);
  EXPECT_EQ(f.stroke.losses, 7);
  EXPECT_EQ(f.jet.close_ms_max, 250.0);
  EXPECT_EQ(f.person_peak_over_n_max, 12.0);
  EXPECT_EQ(f.ceiling_violations, 1);
  EXPECT_EQ(f.heat.people, 1);
  EXPECT_EQ(f.heat.error_degc_p95, 0.3);
}

TEST(TouchFigures, tell_signs_of_a_tense_muscle_from_signs_of_none) {
  Touch touch = campaign();
  touch.bodies[0].lowest_share = touch.bodies[1].lowest_share = 0.9;
  touch.bodies[0].guarded = true;
  EXPECT_EQ(figures(touch).lowered, 2);
  EXPECT_EQ(figures(touch).lowered_without_guarding, 1);
}

TEST(WorstBodies, are_named_by_seed_worst_first) {
  const auto worst = worst_bodies(campaign());
  ASSERT_GE(worst.size(), 3U);
  EXPECT_STREQ(worst[0].figure, "hold.rmse_n");
  EXPECT_EQ(worst[0].seed, 10'002U);
  EXPECT_EQ(worst[1].seed, 10'003U);
}

TEST(TouchJson, has_the_contract_and_null_where_nothing_was_measured) {
  const auto report = touch_json({.seeds = {10'001, 10'001}});
  for (const char* path :
       {"/hold/rmse_n_p50", "/hold/rmse_n_p95", "/hold/overshoot_pct_p95", "/knead/rmse_n_p50",
        "/knead/rmse_n_p95", "/stroke/rmse_n_p95", "/stroke/force_step_max_n",
        "/jet/steady_error_pct_p95", "/jet/overshoot_pct_p95", "/jet/close_ms_p95",
        "/heat/surface_max_degc", "/heat/error_degc_p95", "/realtime_factor"}) {
    EXPECT_TRUE(boost::json::value(report).at_pointer(path).is_null()) << path;
  }
  EXPECT_EQ(report.at("unstable_bodies").as_int64(), 0);
  EXPECT_EQ(report.at("ceiling_violations").as_int64(), 0);
  EXPECT_EQ(report.at("spine_contacts").as_int64(), 0);
  EXPECT_EQ(report.at("seeds").as_string(), "10001..10001");
}

TEST(TouchTable, marks_what_is_not_kept) {
  Touch touch = campaign();
  touch.bodies[0].spine_contacts = 1;
  std::optional<Kept> spine;
  std::optional<Kept> hold;
  for (const FigureTable& table : tables(touch)) {
    for (const FigureRow& row : table.rows) {
      if (row.what == "spine contacts") spine = row.kept;
      if (row.what == "RMSE, the middle person" && !hold) hold = row.kept;
    }
  }
  EXPECT_EQ(spine, Kept::no);
  EXPECT_EQ(hold, Kept::yes);
}

}  // namespace
}  // namespace knead::evaluate
