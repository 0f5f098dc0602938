#include "daemon/evaluate/senses_figures.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "daemon/evaluate/senses_json.hpp"
#include "daemon/evaluate/senses_table.hpp"

namespace knead::evaluate {
namespace {

SensesBody person() {
  SensesBody body{.seed = 10'001};
  body.guarding.episodes = 4;
  body.guarding.missed = 1;
  body.guarding.stirred = 2;
  body.guarding.missed_stirred = 1;
  body.guarding.delays_ms = {40.0, 60.0, 200.0};
  body.guarding.false_reductions = 2;
  body.guarding.massage_s = 900.0;
  body.quality.trials.push_back({.injected = EmgTrouble::flat,
                                 .flag_ms = 54.0,
                                 .excluded_ms = 54.0,
                                 .flags = {.flat = true}});
  body.quality.sound_channel_s = 1800.0;
  body.quality.false_flags = 1;
  body.stiffness.readings.push_back(
      {.known = true, .estimate = NewtonPerMillimetre(1.9), .truth = NewtonPerMillimetre(2.0)});
  body.stiffness.readings.push_back({.known = false});
  body.unlike_sides.emplace();
  body.unlike_sides->pairs.push_back({.true_ratio = 1.0 / 1.15, .found = true});
  body.unlike_sides->pairs.push_back({.true_ratio = 1.2, .found = false});
  body.unlike_sides->pairs.push_back({.true_ratio = 1.02, .found = false});
  body.scan.spine_error = Millimetre(-6.0);
  return body;
}

TEST(SensesFigures, count_guarding_by_episode_and_false_alarms_by_half_hour) {
  const SensesFigures f = figures({.seeds = {1, 2}, .bodies = {person(), person()}});
  EXPECT_EQ(f.guarding.episodes, 8);
  EXPECT_EQ(f.guarding.miss_rate, 0.25);
  EXPECT_EQ(f.guarding.stirred, 4);
  EXPECT_EQ(f.guarding.missed_stirred, 2);
  EXPECT_EQ(f.guarding.missed_eased, 0);
  EXPECT_EQ(f.guarding.delay_ms_p50, 60.0);
  EXPECT_EQ(f.guarding.delay_ms_p95, 200.0);
  EXPECT_EQ(f.guarding.false_reductions_per_session, 4.0);
  EXPECT_EQ(f.guarding.false_stops_per_session, 0.0);
}

TEST(SensesFigures, count_a_fault_that_nobody_flagged_as_a_second) {
  SensesBody body = person();
  body.quality.trials.push_back({.injected = EmgTrouble::drowned, .excluded_ms = 80.0});
  const SensesFigures f = figures({.bodies = {body}});
  EXPECT_EQ(f.quality.flag_ms_max, 1000.0);
  EXPECT_EQ(f.quality.excluded_ms_max, 80.0);
  EXPECT_EQ(f.quality.unflagged, 1);
  const auto flat = static_cast<std::size_t>(EmgTrouble::flat);
  EXPECT_EQ(f.quality.by_trouble[flat].flag_ms_max, 54.0);
  EXPECT_EQ(f.quality.by_trouble[flat].taken_for[flat], 1);
  EXPECT_EQ(f.quality.false_flags_per_channel_hour, 2.0);
}

TEST(SensesFigures, take_the_magnitude_of_errors_and_unlike_sides_either_way_round) {
  const SensesFigures f = figures({.bodies = {person()}});
  EXPECT_NEAR(f.stiffness.error_pct_p50.value(), 5.0, 1e-9);
  EXPECT_EQ(f.stiffness.unknown_rate, 0.5);
  EXPECT_EQ(f.stiffness.unlike_pairs, 2);
  EXPECT_EQ(f.stiffness.asymmetry_sensitivity, 0.5);
  EXPECT_EQ(f.stiffness.alike_pairs, 1);
  EXPECT_EQ(f.stiffness.asymmetry_false_rate, 0.0);
  EXPECT_EQ(f.scan.spine_line_mm_p99, 6.0);
}

TEST(SensesFigures, keep_refused_people_out_of_the_errors) {
  SensesBody refused = person();
  refused.scan = {.refused = true, .doubt = ScanDoubt::unclear, .spine_error = Millimetre(90.0)};
  const SensesFigures f = figures({.bodies = {person(), refused}});
  EXPECT_EQ(f.scan.refused_rate, 0.5);
  EXPECT_EQ(f.scan.refused_for.at("unclear"), 1);
  EXPECT_EQ(f.scan.spine_line_mm_p99, 6.0);
}

TEST(SensesFigures, count_a_hostile_scan_that_was_wrong_and_accepted) {
  SensesBody fooled = person();
  fooled.hostile = Hostile::bag;
  fooled.hostile_scan.spine_error = Millimetre(60.0);
  SensesBody wary = fooled;
  wary.hostile_scan.refused = true;
  const SensesFigures f = figures({.bodies = {fooled, wary}});
  EXPECT_EQ(f.scan.wrong_accepted, 1);
  EXPECT_EQ(f.scan.hostile.at("bag").tried, 2);
  EXPECT_EQ(f.scan.hostile.at("bag").refused, 1);
  EXPECT_EQ(f.scan.refused, 0) << "hostile ones are no correctly seated people";
}

TEST(SensesFigures, hold_hardships_against_the_same_people_without_them) {
  SensesBody hard = person();
  hard.hardships.emplace();
  (*hard.hardships)[static_cast<std::size_t>(Hardship::two_bad)].episodes = 3;
  const SensesFigures f = figures({.bodies = {person(), hard}});
  EXPECT_EQ(f.beside_hardships.people, 1);
  EXPECT_EQ(f.hardships[static_cast<std::size_t>(Hardship::two_bad)].episodes, 3);
}

TEST(SensesJson, says_null_where_nothing_was_measured) {
  const Senses nobody{.seeds = {10'001, 10'001}};
  const auto report = senses_json(nobody, figures(nobody), "nowhere");
  EXPECT_TRUE(report.at("guarding").at("delay_ms_p95").is_null());
  EXPECT_TRUE(report.at("guarding_two_bad").at("miss_rate").is_null());
  EXPECT_TRUE(report.at("scan").at("refused").is_null());
  EXPECT_EQ(report.at("seeds").as_string(), "10001..10001");
  EXPECT_EQ(report.at("seed_set").as_string(), "report");
}

TEST(SensesTable, marks_what_is_not_kept) {
  const auto all = tables(figures({.bodies = {person()}}));
  const auto is_kept = [&](const std::string& what) -> std::optional<Kept> {
    for (const FigureTable& table : all) {
      for (const FigureRow& row : table.rows) {
        if (row.what == what) return row.kept;
      }
    }
    return std::nullopt;
  };
  EXPECT_EQ(is_kept("delay, 95 % within"), Kept::no);        // 200 ms
  EXPECT_EQ(is_kept("slowest flag"), Kept::yes);             // 54 ms
  EXPECT_EQ(is_kept("spine line, 99 % within"), Kept::yes);  // 6 mm
  EXPECT_EQ(is_kept("unlike sides found (15 % and more)"), Kept::no);
  EXPECT_EQ(is_kept("delay, median"), std::nullopt);
}

TEST(SensesFigures, a_campaign_of_the_scan_alone_has_no_other_figure) {
  const Senses senses{.seeds = {7, 7}, .bodies = {measure_senses(7, People{}, SensesScope::scan)}};
  const SensesFigures f = figures(senses);
  EXPECT_EQ(f.scan.people, 1);
  EXPECT_TRUE(f.scan.spine_line_mm_p99.has_value());
  EXPECT_EQ(f.guarding.people, 0);
  EXPECT_FALSE(f.guarding.delay_ms_p95.has_value());
  EXPECT_FALSE(f.quality.flag_ms_max.has_value());
  EXPECT_FALSE(f.stiffness.error_pct_p50.has_value());
}

}  // namespace
}  // namespace knead::evaluate
