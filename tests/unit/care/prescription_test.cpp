#include "control/care/prescription.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

#include "control/care/condition_caps.hpp"

namespace knead::care {
namespace {

using namespace std::chrono_literals;

constexpr Day kToday{2026y / 3 / 2};
constexpr Zone kLoin{Region::lumbar, Side::left};
constexpr Zone kBlade{Region::thoracic, Side::right};
constexpr Zone kNeck{Region::cervical, Side::left};
constexpr Zone kHip{Region::sacral, Side::right};

/// Well into a course: nothing is lowered for being early.
constexpr Course kRunning{.planned = 10, .done = 5};

void answer(Answers& answers, Question question, std::int32_t number) {
  ASSERT_TRUE(answers.set(question, number)) << row(question).code;
}

/// Nothing speaks against it: no to everything, no zones, no pain.
Answers well(Diagnosis diagnosis = Diagnosis::none) {
  Answers answers;
  for (const QuestionRow& asked : question_table()) {
    if (asked.asked != Asked::preparation && asked.kind != AnswerKind::day) {
      answer(answers, asked.question, 0);
    }
  }
  answer(answers, Question::diagnosis, static_cast<std::int32_t>(diagnosis));
  return answers;
}

std::int32_t bits(ZoneSet zones) { return static_cast<std::int32_t>(zones.bits()); }

/// A back that hurts, and a hernia in the loin that was operated on 20 days ago.
Answers operated() {
  Answers answers = well(Diagnosis::low_back_pain);
  const Day surgery = kToday - std::chrono::days(20);
  answer(answers, Question::surgery, 1);
  answer(answers, Question::surgery_day,
         static_cast<std::int32_t>(surgery.time_since_epoch().count()));
  answer(answers, Question::surgery_zones, bits(ZoneSet{}.with(Region::lumbar)));
  return answers;
}

Prescription prescribed(const Answers& answers, const Course& course = kRunning) {
  return prescribe(answers, course, kCompiledCaps, kToday);
}

bool refused_for(const Prescription& result, Question question) {
  return std::any_of(result.objections.begin(), result.objections.end(),
                     [&](const Objection& o) { return o.question == question; });
}

TEST(Prescription, somebody_well_gets_what_the_chair_and_the_healthy_envelope_allow) {
  const Prescription result = prescribed(well());
  EXPECT_TRUE(result.allowed());
  EXPECT_EQ(result.at(kLoin).force.value, Newton(80.0));
  EXPECT_EQ(result.massage_time.value, Duration(40min));
  EXPECT_FALSE(result.hernia);
}

TEST(Prescription, CR_01_an_open_question_refuses_and_is_named) {
  Answers answers = well();
  answers.clear(Question::fever);
  const Prescription result = prescribed(answers);
  ASSERT_FALSE(result.allowed());
  EXPECT_EQ(result.objections[0].rule, Rule::cr01);
  EXPECT_EQ(result.objections[0].question, Question::fever);
  EXPECT_TRUE(result.objections[0].unanswered);
}

TEST(Prescription, CR_02_each_prohibited_state_alone_refuses_and_says_which_answer) {
  for (const QuestionRow& asked : question_table()) {
    if (asked.rule != Rule::cr02 || asked.kind != AnswerKind::yes_no) continue;
    Answers answers = well(Diagnosis::hernia_initial);
    answer(answers, asked.question, 1);
    if (asked.question == Question::skin) answer(answers, Question::skin_zones, 0);
    const Prescription result = prescribed(answers);
    EXPECT_FALSE(result.allowed()) << asked.code;
    EXPECT_TRUE(refused_for(result, asked.question)) << asked.code;
  }
}

TEST(Prescription, CR_02_a_sign_of_an_emergency_objects_first_and_says_so) {
  int signs = 0;
  for (const QuestionRow& asked : question_table()) {
    if (!asked.emergency) continue;
    ++signs;
    Answers answers = well(Diagnosis::low_back_pain);
    answer(answers, Question::fever, 1);
    answer(answers, asked.question, 1);
    const Prescription result = prescribed(answers);
    ASSERT_EQ(result.objections.size(), 2U) << asked.code;
    EXPECT_EQ(result.objections[0].question, asked.question);
    EXPECT_TRUE(result.objections[0].emergency());
    EXPECT_FALSE(result.objections[1].emergency()) << "a fever is none";
    answers.clear(asked.question);
    EXPECT_FALSE(prescribed(answers).objections[0].emergency())
        << "a question that is open is none";
  }
  EXPECT_EQ(signs, 3);
}

TEST(Prescription, CR_02_acute_pain_from_any_hernia_refuses_and_is_asked_of_everybody) {
  Answers schmorl = well(Diagnosis::low_back_pain);
  answer(schmorl, Question::schmorl_zones, bits(ZoneSet{}.with(Region::lumbar)));
  for (Answers answers : {schmorl, operated(), well(Diagnosis::none)}) {
    ASSERT_TRUE(prescribed(answers).allowed());
    answer(answers, Question::acute_hernia_pain, 1);
    EXPECT_TRUE(refused_for(prescribed(answers), Question::acute_hernia_pain));
    answers.clear(Question::acute_hernia_pain);
    const Prescription unasked = prescribed(answers);
    ASSERT_TRUE(refused_for(unasked, Question::acute_hernia_pain));
    EXPECT_EQ(unasked.objections[0].rule, Rule::cr01);
  }
}

TEST(Prescription, CR_02_severe_pain_said_as_a_number_refuses) {
  Answers answers = well();
  answer(answers, Question::pain, 8);
  EXPECT_TRUE(refused_for(prescribed(answers), Question::pain));
  answer(answers, Question::pain, 7);
  EXPECT_TRUE(prescribed(answers).allowed());
}

TEST(Prescription, CR_02_skin_leaves_out_the_zones_that_it_touches_and_no_others) {
  Answers answers = well();
  answer(answers, Question::skin, 1);
  answer(answers, Question::skin_zones, bits(ZoneSet{}.with(kBlade)));
  const Prescription result = prescribed(answers);
  EXPECT_TRUE(result.allowed());
  EXPECT_TRUE(result.at(kBlade).left_out());
  EXPECT_FALSE(result.at(kLoin).left_out());
}

TEST(Prescription, CR_02_skin_of_unknown_or_every_zone_refuses) {
  Answers answers = well();
  answer(answers, Question::skin, 1);
  EXPECT_TRUE(refused_for(prescribed(answers), Question::skin));
  answer(answers, Question::skin_zones, bits(ZoneSet::all()));
  EXPECT_TRUE(refused_for(prescribed(answers), Question::skin));
}

TEST(Prescription, CR_02_healed_scars_are_massaged_at_the_gentle_level) {
  Answers answers = well();
  answer(answers, Question::scar_zones, bits(ZoneSet{}.with(kBlade)));
  const Prescription result = prescribed(answers);
  EXPECT_EQ(result.at(kBlade).force.value, Newton(10.0));
  EXPECT_EQ(result.at(kLoin).force.value, Newton(80.0));
}

TEST(Prescription, CR_03_the_stage_lowers_the_affected_region) {
  Answers answers = well(Diagnosis::protrusion);
  answer(answers, Question::hernia_zones, bits(ZoneSet{}.with(Region::thoracic)));
  const Prescription result = prescribed(answers);
  EXPECT_EQ(result.at(kBlade).force.value, Newton(25.0));
  EXPECT_EQ(result.at(kBlade).force.by, Rule::cr03);
  EXPECT_EQ(result.at(kLoin).force.value, Newton(60.0));
  EXPECT_EQ(result.massage_time.value, Duration(15min));
  EXPECT_TRUE(result.hernia);
}

TEST(Prescription, CR_03_prolapse_extrusion_and_an_unknown_stage_are_only_stroked) {
  for (const Diagnosis stage :
       {Diagnosis::prolapse, Diagnosis::extrusion, Diagnosis::hernia_unknown}) {
    Answers answers = well(stage);
    answer(answers, Question::hernia_zones, bits(ZoneSet{}.with(Region::thoracic)));
    const ZoneCaps caps = prescribed(answers).at(kBlade);
    EXPECT_EQ(caps.force.value, Newton(10.0));
    EXPECT_TRUE(caps.techniques.contains(Technique::stroking));
    EXPECT_FALSE(caps.techniques.contains(Technique::rubbing));
    EXPECT_FALSE(caps.techniques.contains(Technique::kneading));
  }
}

/// Every rule that lowered something for this person.
std::set<Rule> heard(const Prescription& result) {
  std::set<Rule> rules{result.massage_time.by};
  for (const ZoneCaps& caps : result.zones) {
    rules.insert({caps.force.by, caps.contact_pressure.by, caps.jet.by, caps.depth.by,
                  caps.techniques_by, caps.left_out_by});
  }
  return rules;
}

TEST(Prescription, CR_03_whoever_has_no_hernia_hears_of_none) {
  Answers answers = well(Diagnosis::low_back_pain);
  answer(answers, Question::scar_zones, bits(ZoneSet{}.with(Region::lumbar)));
  const std::set<Rule> rules = heard(prescribed(answers, Course{.planned = 10}));
  EXPECT_TRUE(rules.contains(Rule::cr03));
  for (const Rule rule : rules) {
    EXPECT_EQ(row(rule).text.find("hernia"), std::string_view::npos) << row(rule).text;
  }
}

TEST(Prescription, CR_03_sequestration_refuses) {
  EXPECT_TRUE(refused_for(prescribed(well(Diagnosis::sequestration)), Question::diagnosis));
}

TEST(Prescription, CR_03_a_hernia_whose_place_is_unknown_lowers_the_whole_back) {
  const Prescription result = prescribed(well(Diagnosis::extrusion));
  for (const Zone zone : kAllZones) EXPECT_LE(result.at(zone).force.value, Newton(10.0));
}

TEST(Prescription, CR_04_a_lumbar_hernia_is_gentle_whatever_the_stage_allows) {
  for (const Diagnosis stage : {Diagnosis::hernia_initial, Diagnosis::protrusion}) {
    Answers answers = well(stage);
    answer(answers, Question::hernia_zones, bits(ZoneSet{}.with(Region::lumbar)));
    const Prescription result = prescribed(answers);
    for (const Zone zone : {kLoin, kHip}) {
      EXPECT_EQ(result.at(zone).force.value, Newton(10.0));
      EXPECT_EQ(result.at(zone).force.by, Rule::cr04);
      EXPECT_FALSE(result.at(zone).techniques.contains(Technique::kneading));
      EXPECT_FALSE(result.at(zone).techniques.contains(Technique::pressing));
      EXPECT_TRUE(result.at(zone).techniques.contains(Technique::stroking));
    }
    EXPECT_GT(result.at(kBlade).force.value, Newton(10.0));
    EXPECT_TRUE(result.lumbar_hernia);
  }
}

TEST(Prescription, CR_05_schmorl_lowers_its_level_and_forbids_tapping) {
  Answers answers = well();
  answer(answers, Question::schmorl_zones,
         bits(ZoneSet{}.with(Zone{Region::thoracic, Side::left})));
  const Prescription result = prescribed(answers);
  EXPECT_EQ(result.at(kBlade).force.value, Newton(25.0));  // a vertebra has no side
  EXPECT_EQ(result.at(kLoin).force.value, Newton(80.0));
  EXPECT_TRUE(result.hernia);
}

TEST(Prescription, CR_19_a_schmorls_hernia_or_an_operation_in_the_loin_has_half_an_hour_at_most) {
  const auto minutes_with = [](Question question, Region region) {
    Answers answers = well();
    answer(answers, question, bits(ZoneSet{}.with(region)));
    if (question == Question::surgery_zones) {
      answer(answers, Question::surgery, 1);
      const Day long_ago = kToday - std::chrono::days(400);
      answer(answers, Question::surgery_day,
             static_cast<std::int32_t>(long_ago.time_since_epoch().count()));
    }
    return prescribed(answers).massage_time;
  };
  for (const Question question : {Question::schmorl_zones, Question::surgery_zones}) {
    EXPECT_EQ(minutes_with(question, Region::lumbar).value, Duration(30min));
    EXPECT_EQ(minutes_with(question, Region::sacral).by, Rule::cr19);
    EXPECT_EQ(minutes_with(question, Region::thoracic).value, Duration(40min));
  }
}

TEST(Prescription, CR_06_before_day_14_after_surgery_it_is_refused_with_the_date) {
  Answers answers = well(Diagnosis::low_back_pain);
  const Day surgery = kToday - std::chrono::days(13);
  answer(answers, Question::surgery, 1);
  answer(answers, Question::surgery_day,
         static_cast<std::int32_t>(surgery.time_since_epoch().count()));
  const Prescription result = prescribed(answers);
  ASSERT_TRUE(refused_for(result, Question::surgery_day));
  EXPECT_EQ(result.objections[0].possible_from, kToday + std::chrono::days(1));
}

TEST(Prescription, CR_06_from_day_14_on_it_is_gentle) {
  Answers answers = well(Diagnosis::low_back_pain);
  const Day surgery = kToday - std::chrono::days(14);
  answer(answers, Question::surgery, 1);
  answer(answers, Question::surgery_day,
         static_cast<std::int32_t>(surgery.time_since_epoch().count()));
  answer(answers, Question::surgery_zones, bits(ZoneSet{}.with(Region::lumbar)));
  const Prescription result = prescribed(answers);
  EXPECT_TRUE(result.allowed());
  EXPECT_EQ(result.at(kLoin).force.value, Newton(10.0));
  EXPECT_EQ(result.at(kBlade).force.value, Newton(60.0));
}

TEST(Prescription, CR_16_CR_33_nothing_taps_anywhere_after_a_hernia_operation) {
  const Prescription result = prescribed(operated());
  EXPECT_TRUE(result.hernia);
  for (const Zone zone : kAllZones) {
    EXPECT_FALSE(result.at(zone).techniques.contains(Technique::tapping)) << index(zone);
  }
  EXPECT_TRUE(result.at(kBlade).techniques.contains(Technique::kneading)) << "away from it";
}

TEST(Prescription, CR_08_the_persons_own_limit_stands_beside_the_caps_as_theirs_to_change) {
  Answers answers = well();
  EXPECT_EQ(prescribed(answers).comfort_ceiling, kCompiledCaps.force);
  answer(answers, Question::comfort_ceiling, 7);
  EXPECT_EQ(prescribed(answers).comfort_ceiling, Newton(7.0));
  EXPECT_EQ(prescribed(answers).at(kLoin).force.value, prescribed(well()).at(kLoin).force.value);
}

TEST(Prescription, CR_12_CR_19_the_first_session_is_lighter_less_deep_and_short) {
  const Prescription first = prescribed(well(), {.planned = 10, .done = 0});
  EXPECT_NEAR(first.at(kLoin).force.value.value(), 48.0, 1e-9);
  EXPECT_EQ(first.at(kLoin).force.by, Rule::cr12);
  EXPECT_LT(first.at(kLoin).depth.value, kCompiledCaps.depth);
  EXPECT_GT(first.at(kLoin).depth.value, Millimetre(45.0));  // still reaches the back
  EXPECT_EQ(first.massage_time.value, Duration(10min));
}

TEST(Prescription, CR_17_what_belongs_to_the_affected_region_is_treated_as_carefully) {
  Answers answers = well(Diagnosis::protrusion);
  answer(answers, Question::hernia_zones, bits(ZoneSet{}.with(Region::cervical)));
  EXPECT_EQ(prescribed(answers).at(kBlade).force.value, Newton(25.0));
}

TEST(Prescription, CR_40_the_course_refuses_within_its_break_with_the_date) {
  const Course over{.planned = 10, .done = 10, .last = kToday};
  const Prescription result = prescribed(well(), over);
  ASSERT_FALSE(result.allowed());
  EXPECT_EQ(result.objections[0].rule, Rule::cr40);
  EXPECT_EQ(result.objections[0].possible_from, kToday + std::chrono::days(21));
}

TEST(Prescription, the_neck_is_strictest_of_all) {
  const Prescription result = prescribed(well());
  EXPECT_EQ(result.at(kNeck).force.value, kNeckCeiling);
}

TEST(Prescription, no_answer_ever_raises_a_cap) {
  const Prescription most = prescribed(well());
  for (const QuestionRow& asked : question_table()) {
    const AnswerRange range = range_of(asked);
    for (std::int32_t number = range.least; number <= std::min(range.most, range.least + 260);
         ++number) {
      Answers answers = well();
      answer(answers, asked.question, number);
      const Prescription result = prescribed(answers);
      EXPECT_LE(result.massage_time.value, most.massage_time.value) << asked.code;
      for (const Zone zone : kAllZones) {
        EXPECT_LE(result.at(zone).force.value, most.at(zone).force.value) << asked.code;
        EXPECT_LE(result.at(zone).jet.value, most.at(zone).jet.value) << asked.code;
        EXPECT_LE(result.at(zone).depth.value, most.at(zone).depth.value) << asked.code;
      }
    }
  }
}

}  // namespace
}  // namespace knead::care
