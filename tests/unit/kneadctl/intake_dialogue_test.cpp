#include "daemon/kneadctl/intake_dialogue.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "config/answer_words.hpp"

namespace knead::ctl {
namespace {

using care::CourseKind;
using care::Question;

struct Talk {
  std::optional<care::Answers> answers{};
  std::string asked;
};

Talk talk(const std::string& lines, const care::Answers& before = {},
          CourseKind course = CourseKind::classic) {
  std::istringstream in(lines);
  std::ostringstream out;
  auto answers = ask_all(in, out, before, course);
  return {.answers = answers, .asked = out.str()};
}

/// One line for each question of somebody who is well: what applies, in the order of asking.
std::string well(CourseKind course = CourseKind::classic) {
  std::string lines;
  for (const care::QuestionRow& asked : care::question_table()) {
    if (!care::Answers{}.applies(asked.question)) continue;
    const bool of_acupressure =
        asked.question == Question::no_stimulants || asked.question == Question::not_empty_stomach;
    if (of_acupressure && course != CourseKind::acupressure) continue;
    lines += config::answer_text(asked, 0) + '\n';
  }
  return lines;
}

TEST(IntakeDialogue, asks_what_applies_and_nothing_else) {
  const Talk healthy = talk(well());
  ASSERT_TRUE(healthy.answers) << healthy.asked;
  EXPECT_FALSE(healthy.answers->first_open());
  EXPECT_EQ(healthy.asked.find("Where is the herniated disc?"), std::string::npos);
  EXPECT_EQ(healthy.asked.find("On which day was the surgery?"), std::string::npos);
  const Talk hernia = talk("protrusion\nlumbar left\n");
  EXPECT_NE(hernia.asked.find("Where is the herniated disc?"), std::string::npos);
}

TEST(IntakeDialogue, CR_02_a_sign_of_an_emergency_is_answered_with_what_to_do) {
  EXPECT_EQ(talk(well()).asked.find(care::kSeeADoctorNow), std::string::npos);
  // diagnosis, Schmorl's node, surgery, scars; then the first of the signs
  const Talk numb = talk("none\nnone\nno\nnone\nyes\n");
  EXPECT_NE(numb.asked.find(care::kSeeADoctorNow), std::string::npos) << numb.asked;
}

TEST(IntakeDialogue, CR_21_asks_what_acupressure_needs_in_a_course_of_it) {
  EXPECT_EQ(talk(well()).asked.find("Before acupressure"), std::string::npos);
  const Talk points = talk(well(CourseKind::acupressure), {}, CourseKind::acupressure);
  ASSERT_TRUE(points.answers);
  EXPECT_TRUE(points.answers->given(Question::not_empty_stomach));
}

TEST(IntakeDialogue, offers_what_stays_and_asks_afresh_what_can_change_overnight) {
  care::Answers before;
  before.set(Question::diagnosis, static_cast<int>(care::Diagnosis::low_back_pain));
  before.set(Question::fever, 0);
  const Talk diagnosis = talk("\nnone\n", before);
  EXPECT_NE(diagnosis.asked.find("enter: low_back_pain"), std::string::npos);
  EXPECT_NE(diagnosis.asked.find("Schmorl"), std::string::npos) << "the offer was not taken";
  std::string lines = well();
  const Talk all = talk(lines, before);
  const auto fever = all.asked.find("Do you have a fever?");
  ASSERT_NE(fever, std::string::npos);
  EXPECT_EQ(all.asked.substr(fever, all.asked.find('>', fever) - fever).find("enter:"),
            std::string::npos);
}

TEST(IntakeDialogue, a_slip_is_explained_and_asked_again) {
  const Talk slip = talk("protusion\n\n" + well());
  ASSERT_TRUE(slip.answers);
  EXPECT_NE(slip.asked.find("did you mean protrusion?"), std::string::npos);
  EXPECT_NE(slip.asked.find("An answer is needed here"), std::string::npos);
}

TEST(IntakeDialogue, preparation_may_be_left_open_and_an_end_before_it_leaves_nothing) {
  std::string lines = well();
  for (int i = 0; i < 6; ++i) lines.erase(lines.rfind('\n', lines.size() - 2) + 1);
  EXPECT_FALSE(talk(lines).answers) << "the input ended";
  const Talk skipped = talk(lines + "\n\n\n\n\n\n");
  ASSERT_TRUE(skipped.answers);
  EXPECT_FALSE(skipped.answers->given(Question::bedtime));
}

}  // namespace
}  // namespace knead::ctl
