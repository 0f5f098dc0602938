#include "control/care/answers.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace knead::care {
namespace {

TEST(QuestionTable, is_in_the_order_of_its_enumerators_with_unique_codes) {
  std::set<std::string_view> codes;
  for (std::size_t i = 0; i < kQuestions; ++i) {
    const QuestionRow& asked = question_table()[i];
    EXPECT_EQ(static_cast<std::size_t>(asked.question), i);
    EXPECT_TRUE(codes.insert(asked.code).second) << asked.code;
    EXPECT_EQ(asked.text.back(), '?') << asked.code;
    EXPECT_NE(asked.rule, Rule::none) << asked.code;
    EXPECT_EQ(find_question(asked.code), &asked);
    EXPECT_EQ(asked.choices.empty(), asked.kind != AnswerKind::choice) << asked.code;
  }
  EXPECT_EQ(find_question("favourite_colour"), nullptr);
}

TEST(QuestionTable, has_a_choice_for_each_diagnosis) {
  EXPECT_EQ(row(Question::diagnosis).choices.size(), kDiagnoses);
  EXPECT_EQ(row(Question::diagnosis).choices[static_cast<std::size_t>(Diagnosis::extrusion)],
            "extrusion");
}

TEST(RuleTable, is_in_the_order_of_its_enumerators_and_ids_are_unique) {
  std::set<std::string_view> ids;
  for (std::size_t i = 0; i < kRules; ++i) {
    EXPECT_EQ(static_cast<std::size_t>(rule_table()[i].rule), i);
    EXPECT_TRUE(ids.insert(rule_table()[i].id).second);
    EXPECT_FALSE(rule_table()[i].text.empty());
  }
}

TEST(Answers, refuse_a_number_that_the_kind_does_not_have_and_keep_the_old_one) {
  Answers answers;
  for (const QuestionRow& asked : question_table()) {
    const AnswerRange range = range_of(asked);
    ASSERT_LT(range.least, range.most) << asked.code;
    EXPECT_TRUE(answers.set(asked.question, range.most)) << asked.code;
    EXPECT_FALSE(answers.set(asked.question, range.most + 1)) << asked.code;
    EXPECT_FALSE(answers.set(asked.question, range.least - 1)) << asked.code;
    EXPECT_EQ(answers.number(asked.question), range.most) << asked.code;
  }
}

TEST(Answers, a_question_that_was_not_answered_is_not_a_no) {
  const Answers answers;
  EXPECT_FALSE(answers.given(Question::fever));
  EXPECT_EQ(answers.first_open(), Question::diagnosis);
}

TEST(Answers, follow_ups_apply_only_after_what_they_follow) {
  Answers answers;
  ASSERT_TRUE(answers.set(Question::diagnosis, static_cast<std::int32_t>(Diagnosis::none)));
  ASSERT_TRUE(answers.set(Question::surgery, 0));
  EXPECT_FALSE(answers.applies(Question::hernia_zones));
  EXPECT_FALSE(answers.applies(Question::surgery_day));
  ASSERT_TRUE(answers.set(Question::diagnosis, static_cast<std::int32_t>(Diagnosis::protrusion)));
  ASSERT_TRUE(answers.set(Question::surgery, 1));
  EXPECT_TRUE(answers.applies(Question::hernia_zones));
  EXPECT_TRUE(answers.applies(Question::surgery_day));
}

TEST(Answers, CR_02_acute_pain_from_a_hernia_is_asked_whatever_a_doctor_has_found) {
  Answers answers;
  for (std::int32_t diagnosis = 0; diagnosis < static_cast<std::int32_t>(kDiagnoses); ++diagnosis) {
    ASSERT_TRUE(answers.set(Question::diagnosis, diagnosis));
    EXPECT_TRUE(answers.applies(Question::acute_hernia_pain)) << diagnosis;
  }
}

TEST(ZoneSet, keeps_what_it_is_given_and_drops_bits_beyond) {
  const ZoneSet set = ZoneSet{}.with(Zone{Region::lumbar, Side::right});
  EXPECT_TRUE(set.contains({Region::lumbar, Side::right}));
  EXPECT_FALSE(set.contains({Region::lumbar, Side::left}));
  EXPECT_TRUE(set.touches(Region::lumbar));
  EXPECT_FALSE(set.touches(Region::sacral));
  EXPECT_EQ(ZoneSet::from_bits(set.bits() | 0xFF00U), set);
}

}  // namespace
}  // namespace knead::care
