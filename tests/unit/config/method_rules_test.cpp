// Each massage of the care rules (CR-30 to CR-38) is held to what its rule says, and the shipped
// programmes are all of them.
#include <gtest/gtest.h>

#include <set>

#include "config/programme.hpp"
#include "tests/unit/config/written_file.hpp"

namespace knead::config {
namespace {

using test::with;
using test::WrittenFile;

std::string shipped(const std::string& name) {
  return test::text_of(test::source_dir() / "config/programmes" / (name + ".toml"));
}

std::string mistakes_of(const std::string& text) {
  const auto programme = load_programme(WrittenFile(text).path());
  return programme ? "" : to_lines(programme.error());
}

/// One change of a shipped programme is refused with these words, at a line.
void refused(const std::string& name, std::string_view from, std::string_view to,
             std::string_view what) {
  const std::string mistakes = mistakes_of(with(shipped(name), from, to));
  EXPECT_NE(mistakes.find(what), std::string::npos) << to << "\n" << mistakes;
  EXPECT_NE(mistakes.find(".toml:"), std::string::npos) << mistakes;
  EXPECT_NE(mistakes.find("allowed: "), std::string::npos) << mistakes;
}

TEST(MethodRules, CR_30_to_CR_38_all_nine_massages_ship_and_segmental_for_four_regions) {
  const auto list = load_programmes(test::source_dir() / "config/programmes");
  ASSERT_TRUE(list.has_value()) << to_lines(list.error());
  std::set<Method> methods;
  std::set<Segment> segments;
  for (const Programme& programme : *list) {
    methods.insert(programme.method);
    segments.insert(programme.segment);
  }
  EXPECT_EQ(methods.size(), kMethods) << "nine, and the technician's";
  EXPECT_EQ(segments.size(), 5U) << "none, and four regions";
}

TEST(MethodRules, CR_37_vibration_ships_for_the_waist_and_for_the_whole_back) {
  const auto waist = load_programme(WrittenFile(shipped("vibration_waist")).path());
  const auto back = load_programme(WrittenFile(shipped("vibration_back")).path());
  ASSERT_TRUE(waist && back);
  EXPECT_EQ(waist->phases[1].regions.size(), 2U);
  EXPECT_EQ(back->phases[1].regions.size(), 3U);
}

TEST(MethodRules, CR_30_classic_has_its_four_techniques_and_its_lengths) {
  refused("classic", "offered_minutes = [15, 30, 40]", "offered_minutes = [15, 40]",
          "CR-30: the lengths are not those of a classic massage");
  refused("classic", "method = \"classic\" ", "method = \"slow_roll\" ",
          "CR-38: kneading is not of this massage");
  const std::string no_vibration =
      with(shipped("classic"), "technique = \"vibration\" ", "technique = \"pressing\" ");
  EXPECT_NE(mistakes_of(with(no_vibration, "swing_n = 2\nrate_hz = 8\n", ""))
                .find("CR-30: there is no vibration at work"),
            std::string::npos);
}

TEST(MethodRules, CR_31_segmental_keeps_to_its_segment_and_to_little_force) {
  refused("segmental_lumbar", "regions = [\"lumbar\"]\n", "regions = [\"thoracic\"]\n",
          "CR-31: thoracic is not of the segment lumbosacral");
  refused("segmental_lumbar", "segment = \"lumbosacral\"\n", "",
          "CR-31: a segmental massage is for one sore region");
  refused("segmental_chest", "force_n = 16\nforce_end_n = 22", "force_n = 16\nforce_end_n = 26",
          "CR-31: 26 N is too much where it hurts more");
}

TEST(MethodRules, CR_31_limbs_out_of_reach_have_something_in_their_place) {
  refused("segmental_lumbar", "instead_of = \"legs\"\n", "",
          "CR-31: nothing stands for the legs, which the chair cannot reach");
  refused("segmental_lumbar", "instead_of = \"legs\"", "instead_of = \"arms\"",
          "CR-31: this does not stand for the arms of this segment");
}

TEST(MethodRules, CR_32_acupressure_is_points_pressed_or_stroked_for_20_to_40_minutes) {
  refused("acupressure", "offered_minutes = [20, 30, 40]", "offered_minutes = [15, 20]",
          "CR-32: 15 min is no acupressure");
  refused("acupressure", "name = \"light touch\"\nkind = \"work\"\ntechnique = \"pressing\"",
          "name = \"light touch\"\nkind = \"work\"\ntechnique = \"slow_roll\"",
          "CR-32: points are not worked by slow_roll");
  refused("hold", "method = \"technician\"", "method = \"acupressure\"",
          "CR-32: acupressure works points");
}

TEST(MethodRules, CR_32_points_are_read_where_they_lie_on_any_back) {
  const auto programme = load_programme(WrittenFile(shipped("acupressure")).path());
  ASSERT_TRUE(programme.has_value()) << to_lines(programme.error());
  const Phase& touch = programme->phases[1];
  ASSERT_EQ(touch.points.size(), 5U);
  EXPECT_STREQ(touch.points[1].name.data(), "BL23");
  EXPECT_EQ(touch.points[1].region, Region::lumbar);
  EXPECT_EQ(touch.points[1].height.value(), 0.65);
  EXPECT_EQ(touch.points[1].beside.value(), 40.0);
  EXPECT_TRUE(touch.regions.empty());
}

TEST(MethodRules, CR_07_a_point_over_the_spine_is_refused) {
  refused("acupressure", "height = 0.08, beside_mm = 40", "height = 0.08, beside_mm = 20",
          "phase[2].point[1].beside_mm: CR-07: 20 mm beside the spine's line is over the spine");
}

TEST(MethodRules, CR_33_kneading_has_a_tenth_and_circles_seven_tenths_of_the_work) {
  const std::string more = with(shipped("therapeutic"), "share = 0.072", "share = 0.092");
  EXPECT_NE(mistakes_of(with(more, "share = 0.18\n", "share = 0.16\n"))
                .find("CR-33: kneading has 13 % of the work"),
            std::string::npos);
  refused("therapeutic", "circles = true\nregions = [\"sacral\"]", "regions = [\"sacral\"]",
          "CR-33: rubbing in circles has 56 % of the work");
}

TEST(MethodRules, CR_33_vibration_with_tapping_comes_last) {
  refused("therapeutic", "regions = [\"thoracic\", \"lumbar\"]\nkeeps_place = true\n",
          "regions = [\"thoracic\", \"lumbar\"]\n",
          "CR-33: vibration with tapping comes after everything else");
}

TEST(MethodRules, CR_34_bubbles_come_without_rollers_and_softly) {
  refused("hydro_bubble", "jet_mode = \"bubble\"\njet_air = 0.7\nheat = 0.7",
          "jet_mode = \"steady\"\nheat = 0.7", "CR-34: steady jets are another massage's");
  refused("hydro_bubble", "jet_kpa = 60\nintensity = [0.8, 1.0, 0.8]",
          "jet_kpa = 90\nintensity = [0.5, 1.0, 0.8]", "CR-34: 90 kPa is no soft jet");
  refused("hydro_bubble",
          "technique = \"none\"\nregions = [\"lumbar\", \"thoracic\"]\nshare = 0.35",
          "technique = \"pressing\"\nforce_n = 10\nforce_end_n = 10\ntravel_mm_s = 20\n"
          "regions = [\"lumbar\", \"thoracic\"]\nshare = 0.35",
          "CR-34: rollers do not work here");
}

TEST(MethodRules, CR_35_jets_are_steady_or_pulsed) {
  refused("hydro_jet", "jet_mode = \"pulsed\"\njet_pulse_hz = 1\n",
          "jet_mode = \"bubble\"\njet_air = 0.5\n", "CR-35: bubble jets are another massage's");
}

TEST(MethodRules, CR_35_water_alone_sprays_only_the_regions_that_it_names) {
  const auto programme = load_programme(WrittenFile(shipped("hydro_jet")).path());
  ASSERT_TRUE(programme.has_value());
  const Phase& loin = programme->phases[2];
  EXPECT_EQ(loin.technique, Technique::none);
  EXPECT_EQ(loin.jet_share[index(Region::lumbar)].value(), 1.0);
  EXPECT_EQ(loin.jet_share[index(Region::thoracic)].value(), 0.0);
}

TEST(MethodRules, CR_36_the_roller_has_a_direction_and_heat) {
  refused("roller", "direction = \"up\"\nshare = 0.4\n", "share = 0.4\n",
          "CR-36: the rolling has no direction");
  refused("roller", "travel_mm_s = 40\nheat = 1.0", "travel_mm_s = 40",
          "CR-36: the roller goes with infrared heat");
}

TEST(MethodRules, CR_37_vibration_rises) {
  refused("vibration_back", "intensity = [0.6, 0.8]", "intensity = [0.8, 0.6]",
          "CR-37: the vibration grows weaker");
  std::string level = shipped("vibration_waist");
  for (const char* rising : {"[0.4, 0.6]", "[0.6, 0.8]", "[0.8, 1.0]"}) {
    level = with(level, rising, "[0.8, 0.8]");
  }
  EXPECT_NE(mistakes_of(level).find("CR-37: the vibration does not rise"), std::string::npos);
}

TEST(MethodRules, CR_38_slow_roll_pauses_to_breathe_and_covers_the_whole_back) {
  refused("slow_roll", "dwell_s = 8 ", "dwell_s = 2 ",
          "CR-38: there is no pause to breathe between passes");
  refused("slow_roll",
          "technique = \"slow_roll\"\nregions = [\"sacral\", \"lumbar\", \"thoracic\"]",
          "technique = \"slow_roll\"\nregions = [\"lumbar\", \"thoracic\"]",
          "CR-38: no work is done at the sacral region");
}

}  // namespace
}  // namespace knead::config
