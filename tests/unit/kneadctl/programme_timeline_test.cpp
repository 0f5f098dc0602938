#include "daemon/kneadctl/programme_timeline.hpp"

#include <gtest/gtest.h>

#include "config/programme.hpp"
#include "control/care/prescribed_envelope.hpp"
#include "daemon/kneadctl/programme_words.hpp"

namespace knead::ctl {
namespace {

Programme shipped(const std::string& name) {
  auto programme = config::load_programme(KNEAD_SOURCE_DIR "/config/programmes/" + name + ".toml");
  if (!programme) throw std::runtime_error(config::to_lines(programme.error()));
  return *programme;
}

Timeline timeline_of(const Programme& programme, Condition condition, double minutes) {
  return {.programme = programme,
          .condition = condition,
          .minutes = minutes,
          .plan = care::plan_session(programme, care::envelope_for(condition), minutes)};
}

TEST(ProgrammeTimeline, CR_21_names_the_phases_in_their_time_and_what_to_see_to_before) {
  const Programme acupressure = shipped("acupressure");
  const std::string text = timeline_text(timeline_of(acupressure, Condition::healthy, 20.0));
  EXPECT_NE(text.find(" 0:00 |======"), std::string::npos) << text;
  EXPECT_NE(text.find("BL26, BL25, BL24, BL23, BL22"), std::string::npos) << text;
  EXPECT_NE(text.find("5 to 10 sessions"), std::string::npos) << text;
  EXPECT_NE(text.find("no bath, tea, coffee or alcohol"), std::string::npos) << text;
}

TEST(ProgrammeTimeline, CR_32_what_is_shortened_or_left_out_is_told_before) {
  const Programme therapeutic = shipped("therapeutic");
  EXPECT_EQ(told_before(timeline_of(therapeutic, Condition::healthy, 20.0)), "");
  const std::string told = told_before(timeline_of(therapeutic, Condition::protrusion, 30.0));
  EXPECT_NE(told.find("15:00 of 30 min, CR-03"), std::string::npos) << told;
  EXPECT_NE(told.find("A technique is left out"), std::string::npos) << told;
}

TEST(ProgrammeTimeline, CR_03_more_force_than_the_person_may_have_is_not_drawn_without_a_word) {
  const Programme therapeutic = shipped("therapeutic");
  const std::string told = told_before(timeline_of(therapeutic, Condition::protrusion, 20.0));
  EXPECT_NE(told.find("each roller presses with 25 N at most. (CR-03)"), std::string::npos) << told;
}

TEST(ProgrammeTimeline, CR_34_water_alone_is_drawn_without_a_curve_of_force) {
  const Programme bubbles = shipped("hydro_bubble");
  const Programme classic = shipped("classic");
  EXPECT_EQ(timeline_figure(timeline_of(bubbles, Condition::healthy, 15.0)).panels.size(), 2U);
  EXPECT_EQ(timeline_figure(timeline_of(classic, Condition::healthy, 15.0)).panels.size(), 3U);
}

TEST(ProgrammeTimeline, CR_13_scripts_are_told_each_phase_and_its_round) {
  const Programme classic = shipped("classic");
  const boost::json::object json = timeline_json(timeline_of(classic, Condition::healthy, 30.0));
  const boost::json::array& phases = json.at("phases").as_array();
  EXPECT_EQ(phases.size(), 15U) << "warm-up, palpation, twice six at work, cool-down";
  EXPECT_EQ(phases[2].at("name"), "deep stroking");
  EXPECT_EQ(phases[8].at("name"), "deep stroking");
  EXPECT_EQ(phases[9].at("round"), 1);
  EXPECT_NE(phases[9].at("name"), phases[3].at("name"));
  EXPECT_EQ(json.at("rule"), "CR-30");
}

}  // namespace
}  // namespace knead::ctl
