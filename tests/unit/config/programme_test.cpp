#include "config/programme.hpp"

#include <gtest/gtest.h>

#include "tests/unit/config/written_file.hpp"

namespace knead::config {
namespace {

using test::with;
using test::WrittenFile;

std::string classic() {
  return test::text_of(test::source_dir() / "config/programmes/classic.toml");
}

/// The mistakes of the classic programme after one change; one line each, without their place.
std::string mistakes_of(const std::string& text) {
  const auto programme = load_programme(WrittenFile(text).path());
  std::string lines;
  if (!programme) {
    for (const Error& error : programme.error()) {
      lines += error.text + "\n";
    }
  }
  return lines;
}

TEST(Programme, classic_is_read_as_it_is_written) {
  const auto programme = load_programme(test::source_dir() / "config/programmes/classic.toml");
  ASSERT_TRUE(programme.has_value()) << to_lines(programme.error());
  EXPECT_EQ(view(programme->name), "classic");
  EXPECT_EQ(programme->default_minutes, 15.0);
  EXPECT_EQ(programme->rest_minutes, 10.0);
  ASSERT_EQ(programme->phases.size(), 8U);
  const Phase& kneading = programme->phases[3];
  EXPECT_EQ(view(kneading.name), "kneading the loin");
  EXPECT_EQ(kneading.technique, Technique::kneading);
  ASSERT_EQ(kneading.regions.size(), 2U);
  EXPECT_EQ(kneading.regions[0], Region::lumbar);
  EXPECT_EQ(kneading.swing.value(), 8.0);
}

TEST(Programme, CR_10_a_short_warm_up_is_refused) {
  EXPECT_EQ(mistakes_of(with(classic(), "min_minutes = 3", "min_minutes = 2.9")),
            "phase[1].min_minutes: CR-10: 2.9 min of warm-up is too short; allowed: 3 min or more; "
            "give it its time\n");
}

TEST(Programme, CR_10_a_strong_warm_up_is_refused) {
  EXPECT_EQ(mistakes_of(with(classic(), "force_end_n = 10\n", "force_end_n = 10.1\n")),
            "phase[1].force_n: CR-10: a warm-up is light; allowed: at most 10 N; lower force_n and "
            "force_end_n\n");
}

TEST(Programme, CR_10_a_programme_that_does_not_begin_with_a_warm_up_is_refused) {
  const std::string mistakes =
      mistakes_of(with(classic(), "kind = \"warm_up\"", "kind = \"work\""));
  EXPECT_EQ(mistakes.rfind("phase[1].kind: CR-10: the first phase is no warm-up of stroking", 0),
            0U)
      << mistakes;
}

TEST(Programme, CR_13_five_techniques_at_work_are_refused_and_so_are_two) {
  const std::string five = with(classic(), "name = \"rubbing the back\"", "name = \"pressing\"");
  const std::size_t at = five.find("technique = \"rubbing\"", five.find("name = \"pressing\""));
  std::string text = five;
  text.replace(at, 21, "technique = \"pressing\"");
  text = with(std::move(text), "force_n = 22\nforce_end_n = 18\nrate_hz = 0.8\namplitude_mm = 10\n",
              "force_n = 22\nforce_end_n = 18\n");
  EXPECT_NE(mistakes_of(text).find("CR-13: 5 techniques at work"), std::string::npos)
      << mistakes_of(text);
}

TEST(Programme, CR_13_programmes_of_a_single_technique_are_exempt) {
  const auto roll = load_programme(test::source_dir() / "config/programmes/slow_roll.toml");
  EXPECT_TRUE(roll.has_value()) << to_lines(roll.error());
}

TEST(Programme, CR_13_techniques_that_never_come_in_another_order_are_refused) {
  EXPECT_EQ(mistakes_of(with(classic(), "rounds = 2 ", "rounds = 1 ")),
            "rounds: CR-13: the techniques are not repeated in different sequences; allowed: 2 to "
            "3; give rounds = 2\n");
}

TEST(Programme, CR_11_work_that_begins_with_its_greatest_force_is_refused) {
  const std::string roll = test::text_of(test::source_dir() / "config/programmes/slow_roll.toml");
  EXPECT_EQ(mistakes_of(with(roll, "force_n = 12\n", "force_n = 17\n")),
            "phase[2].force_n: CR-11: the work begins with its greatest strength, 17 of 18 N; "
            "allowed: at most 15.3 N; begin lower and let it rise\n");
}

TEST(Programme, CR_11_a_high_step_is_refused_in_whatever_order_the_rounds_come) {
  const std::string mistakes = mistakes_of(
      with(classic(), "force_n = 28\nforce_end_n = 32", "force_n = 36\nforce_end_n = 40"));
  EXPECT_NE(mistakes.find("CR-11: 36 N after 15 of phase 2 is a step, not gradual"),
            std::string::npos)
      << mistakes;
}

TEST(Programme, CR_10_a_warm_up_with_strong_jets_beside_its_rollers_is_refused) {
  EXPECT_EQ(mistakes_of(with(classic(), "jet_kpa = 40\nheat = 0.7", "jet_kpa = 51\nheat = 0.7")),
            "phase[1].jet_kpa: CR-10: the warm-up's jet is not gentle; allowed: at most 50 kPa; "
            "lower it\n");
}

TEST(Programme, CR_11_jets_beside_rollers_rise_gradually_as_well) {
  const std::string mistakes = mistakes_of(with(classic(), "jet_kpa = 60\n", "jet_kpa = 101\n"));
  EXPECT_NE(mistakes.find("phase[2].jet_kpa: CR-11: 101 kPa after 40 of phase 1 is a step"),
            std::string::npos)
      << mistakes;
}

TEST(Programme, CR_11_a_round_that_may_begin_with_its_strongest_phase_is_refused) {
  EXPECT_NE(mistakes_of(with(classic(), "keeps_place = true ", "keeps_place = false "))
                .find("phase[2].keeps_place: CR-11: a round may begin with any of its phases"),
            std::string::npos);
}

TEST(Programme, CR_10_a_cold_warm_up_is_refused) {
  EXPECT_NE(mistakes_of(with(classic(), "jet_kpa = 40\nheat = 0.7", "jet_kpa = 40"))
                .find("phase[1].heat: CR-10: the warm-up is not warm"),
            std::string::npos);
}

TEST(Programme, CR_10_without_rollers_the_warm_up_is_the_gentlest_jet) {
  const std::string jets = test::text_of(test::source_dir() / "config/programmes/hydro_jet.toml");
  EXPECT_NE(
      mistakes_of(with(jets, "jet_kpa = 50\n", "jet_kpa = 115\n"))
          .find("phase[1].jet_kpa: CR-10: the warm-up's jet is stronger than that of phase 2"),
      std::string::npos);
}

TEST(Programme, CR_18_without_rollers_the_last_jet_falls) {
  const std::string jets = test::text_of(test::source_dir() / "config/programmes/hydro_jet.toml");
  EXPECT_NE(mistakes_of(with(jets, "intensity = [1.0, 0.5]\n", ""))
                .find("CR-18: the cool-down's jet does not fall"),
            std::string::npos);
}

TEST(Programme, CR_19_roller_and_vibration_longer_than_half_an_hour_are_refused) {
  const std::string roller = test::text_of(test::source_dir() / "config/programmes/roller.toml");
  EXPECT_EQ(mistakes_of(with(roller, "offered_minutes = [15, 30]", "offered_minutes = [30, 40]")),
            "offered_minutes: CR-19: 40 min of roller is too long; allowed: at most 30 min; offer "
            "less\n");
}

TEST(Programme, a_length_that_is_not_offered_is_no_default) {
  EXPECT_EQ(mistakes_of(with(classic(), "default_minutes = 15", "default_minutes = 20")),
            "default_minutes: 20 min is not among offered_minutes; allowed: one of them; offer it, "
            "or choose another\n");
}

TEST(Programme, CR_18_a_cool_down_that_does_not_fall_is_refused) {
  EXPECT_EQ(
      mistakes_of(with(classic(), "force_n = 12\nforce_end_n = 5", "force_n = 5\nforce_end_n = 5")),
      "phase[8].force_end_n: CR-18: the cool-down's force does not fall; allowed: "
      "force_end_n < force_n; let it fall towards the end\n");
}

TEST(Programme, CR_18_a_programme_that_does_not_end_with_a_cool_down_is_refused) {
  EXPECT_NE(mistakes_of(with(classic(), "kind = \"cool_down\"", "kind = \"work\""))
                .find("phase[8].kind: CR-18: the last phase is no cool-down of stroking"),
            std::string::npos);
}

TEST(Programme, CR_20_a_short_rest_is_refused) {
  EXPECT_EQ(mistakes_of(with(classic(), "rest_minutes = 10", "rest_minutes = 9")),
            "rest_minutes: 9 min is too low; allowed: 10 to 20 min; give 10 min or more: CR-20: "
            "after the massage rest 10 to 20 minutes\n");
}

TEST(Programme, shares_that_do_not_make_one_are_refused_with_the_difference) {
  EXPECT_EQ(
      mistakes_of(with(classic(), "share = 0.20", "share = 0.25")),
      "phase[8].share: all shares together make 1.05; allowed: 1; take away 0.05 somewhere\n");
}

TEST(Programme, a_force_outside_of_its_technique_is_refused) {
  EXPECT_EQ(
      mistakes_of(
          with(classic(), "force_n = 12\nforce_end_n = 15", "force_n = 12\nforce_end_n = 16")),
      "phase[2].force_end_n: 16 N is not what stroking is; allowed: 5 to 15 N; give a value of "
      "the technique's range\n");
}

TEST(Programme, the_swing_counts_into_the_force_of_kneading) {
  EXPECT_EQ(mistakes_of(with(classic(), "force_n = 25\nforce_end_n = 32",
                             "force_n = 13\nforce_end_n = 32")),
            "phase[4].force_n: 13 N is not what kneading is; allowed: 14 to 52 N; give a value of "
            "the technique's range\n");
}

TEST(Programme, a_swing_that_the_technique_has_not_is_refused_for_itself_alone) {
  EXPECT_EQ(mistakes_of(with(classic(), "force_n = 12\nforce_end_n = 15",
                             "force_n = 12\nforce_end_n = 15\nswing_n = 8")),
            "phase[2].swing_n: 8 N is not what stroking is; allowed: 0 N; leave this key away\n");
}

TEST(Programme, a_rate_means_nothing_to_stroking) {
  EXPECT_EQ(mistakes_of(with(classic(), "travel_mm_s = 40", "travel_mm_s = 40\nrate_hz = 2")),
            "phase[2].rate_hz: 2 Hz is not what stroking is; allowed: 0 Hz; leave this key away\n");
}

TEST(Programme, a_force_above_the_gate_is_refused) {
  EXPECT_NE(mistakes_of(with(classic(), "force_n = 25", "force_n = 81")).find("allowed: 0 to 80 N"),
            std::string::npos);
}

TEST(Programme, a_phase_with_a_misspelt_key_is_not_blamed_for_its_rules_too) {
  EXPECT_EQ(mistakes_of(with(classic(), "share = 0.20", "shares = 0.20")),
            "phase[1].share: is missing; allowed: 0.01 to 1; add share (Share of the session's "
            "time; all shares together make 1.)\n"
            "phase[1].shares: is not a key that is known here; did you mean share?\n");
}

std::string segmental() {
  return test::text_of(test::source_dir() / "config/programmes/segmental_lumbar.toml");
}

TEST(Programme, directions_jet_modes_and_intensities_are_read) {
  const auto programme = load_programme(WrittenFile(segmental()).path());
  ASSERT_TRUE(programme.has_value()) << to_lines(programme.error());
  const Phase& warm_up = programme->phases[0];
  EXPECT_EQ(warm_up.direction, Direction::up);
  EXPECT_EQ(warm_up.jet_mode, JetMode::bubble);
  EXPECT_EQ(warm_up.jet_air.value(), 0.6);
  EXPECT_EQ(warm_up.jet_sweep.value(), 60.0);
  EXPECT_EQ(warm_up.jet_direction, Direction::up);
  EXPECT_EQ(warm_up.jet_share[index(Region::lumbar)].value(), 1.0);
  const Phase& saw = programme->phases[2];
  EXPECT_EQ(saw.technique, Technique::saw);
  EXPECT_EQ(saw.direction, Direction::both);
  EXPECT_EQ(saw.jet_share[index(Region::lumbar)].value(), 0.0);
  EXPECT_EQ(saw.jet_share[index(Region::thoracic)].value(), 0.7);
}

TEST(Programme, every_new_technique_is_held_to_its_range) {
  const auto refused = [](std::string_view from, std::string_view to, std::string_view what) {
    const std::string mistakes = mistakes_of(with(segmental(), from, to));
    EXPECT_NE(mistakes.find(what), std::string::npos) << to << "\n" << mistakes;
  };
  refused("force_n = 14\nforce_end_n = 18", "force_n = 14\nforce_end_n = 31",
          "31 N is not what saw is");
  refused("amplitude_mm = 6 ", "amplitude_mm = 9 ", "9 mm is not what drilling is");
  refused("rate_hz = 1\n", "rate_hz = 3\n", "3 Hz is not what drilling is");
  refused("force_n = 16\nforce_end_n = 16", "force_n = 16\nforce_end_n = 35",
          "35 N is not what stretching is");
  const std::string roll = test::text_of(test::source_dir() / "config/programmes/slow_roll.toml");
  EXPECT_NE(mistakes_of(with(roll, "travel_mm_s = 20", "travel_mm_s = 40"))
                .find("40 mm/s is not what slow_roll is"),
            std::string::npos);
}

TEST(Programme, keys_of_another_jet_mode_are_refused_and_so_is_a_mode_without_its_own) {
  EXPECT_EQ(
      mistakes_of(with(classic(), "jet_mode = \"pulsed\"\njet_pulse_hz = 1", "jet_pulse_hz = 1")),
      "phase[4].jet_pulse_hz: jets in mode steady have no jet_pulse_hz; allowed: jet_mode = "
      "\"pulsed\" with jet_pulse_hz above 0; give both or neither\n");
  EXPECT_EQ(mistakes_of(with(classic(), "jet_mode = \"pulsed\"\njet_pulse_hz = 1",
                             "jet_mode = \"pulsed\"")),
            "phase[4].jet_pulse_hz: jets in mode pulsed need a jet_pulse_hz; allowed: jet_mode = "
            "\"pulsed\" with jet_pulse_hz above 0; give both or neither\n");
  EXPECT_NE(mistakes_of(with(segmental(), "jet_air = 0.6\n", "")).find("need a jet_air"),
            std::string::npos);
}

TEST(Programmes, are_listed_in_the_order_of_their_file_names) {
  const auto list = load_programmes(test::source_dir() / "config/programmes");
  ASSERT_TRUE(list.has_value()) << to_lines(list.error());
  ASSERT_GE(list->size(), 3U);
  EXPECT_EQ(view((*list)[0].name), "acupressure");
  EXPECT_EQ(view((*list)[1].name), "classic");
  EXPECT_EQ(view((*list)[2].name), "hold");
}

TEST(Programmes, two_of_one_name_are_refused) {
  const WrittenFile first(classic(), "a.toml");
  std::filesystem::copy_file(first.path(), first.folder() / "b.toml");
  const auto list = load_programmes(first.folder());
  ASSERT_FALSE(list.has_value());
  EXPECT_EQ(list.error().front().code, ErrorCode::duplicate);
  EXPECT_NE(list.error().front().place.find("b.toml"), std::string::npos);
}

TEST(Programmes, an_empty_folder_is_refused) {
  const WrittenFile file("", "readme.txt");
  EXPECT_FALSE(load_programmes(file.folder()).has_value());
}

}  // namespace
}  // namespace knead::config
