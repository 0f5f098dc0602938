// The programmes beside classic, shortened: every technique and jet mode in a whole session.
#include <algorithm>
#include <set>
#include <string>

#include "sessions.hpp"

namespace knead::simulate {
namespace {

std::set<std::string> phases_of(const SessionReport& report) {
  std::set<std::string> names;
  for (const auto& phase : report.scores.log.phases()) names.insert(phase.name);
  return names;
}

void expect_promises(const SessionReport& report) {
  EXPECT_EQ(report.outcome, Outcome::completed);
  EXPECT_EQ(report.invariants.violations, 0U) << report.invariants.first;
  EXPECT_EQ(report.scores.spine.figures().contacts, 0);
  EXPECT_EQ(report.scores.ceiling.figures().violations, 0);
  EXPECT_LE(report.scores.dose.figures().surface_highest_degc, 41.0);
}

TEST(Programmes,
     CR_31_segmental_plays_shear_circles_and_pull_on_a_healthy_back_within_its_promises) {
  const SessionReport report = run_quietly(setup_of({.programme = "segmental_lumbar",
                                                     .minutes = 8.0,
                                                     .body = config_file("bodies/nominal.toml"),
                                                     .condition = "healthy"}));
  expect_promises(report);
  const std::set<std::string> phases = phases_of(report);
  for (const char* phase : {"pressing upwards", "saw", "drilling", "stretching"}) {
    EXPECT_TRUE(phases.contains(phase)) << phase;
  }
  EXPECT_GT(report.scores.ceiling.figures().max_n, 12.0) << "it hardly touched the person";
}

TEST(Programmes, CR_03_CR_04_with_a_protrusion_saw_and_drilling_are_left_out_of_the_chest) {
  const SessionReport report = run_quietly(setup_of({.programme = "segmental_chest",
                                                     .minutes = 6.0,
                                                     .body = config_file("bodies/nominal.toml"),
                                                     .condition = "protrusion"}));
  expect_promises(report);
  const std::set<std::string> phases = phases_of(report);
  for (const char* phase : {"saw", "drilling"}) EXPECT_FALSE(phases.contains(phase)) << phase;
  EXPECT_TRUE(phases.contains("pressing upwards"));
}

TEST(Programmes, CR_04_a_hernia_at_an_unknown_place_leaves_nothing_of_a_programme_for_the_loin) {
  const SessionReport report = run_quietly(setup_of({.programme = "segmental_lumbar",
                                                     .minutes = 6.0,
                                                     .body = config_file("bodies/nominal.toml"),
                                                     .condition = "protrusion"}),
                                           1min);
  EXPECT_EQ(report.refusal, Refusal::technique_not_allowed);
}

TEST(Programmes, CR_38_slow_roll_passes_over_the_whole_back_within_its_promises) {
  const SessionReport report = run_quietly(setup_of({.programme = "slow_roll",
                                                     .minutes = 7.0,
                                                     .body = config_file("bodies/nominal.toml"),
                                                     .condition = "healthy"}));
  expect_promises(report);
  EXPECT_TRUE(phases_of(report).contains("slow roll"));
}

}  // namespace
}  // namespace knead::simulate
