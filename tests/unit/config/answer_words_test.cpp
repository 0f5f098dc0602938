#include "config/answer_words.hpp"

#include <gtest/gtest.h>

#include "control/care/answers.hpp"

namespace knead::config {
namespace {

using care::AnswerKind;

TEST(AnswerWords, whatever_is_written_is_read_as_the_same_answer) {
  for (const care::QuestionRow& asked : care::question_table()) {
    const care::AnswerRange range = care::range_of(asked);
    for (std::int32_t number = range.least; number <= range.most; ++number) {
      const std::string words = answer_text(asked, number);
      ASSERT_EQ(parse_answer(asked, words), number) << asked.code << ": " << words;
    }
  }
}

TEST(AnswerWords, every_question_says_what_may_be_answered) {
  for (const care::QuestionRow& asked : care::question_table()) {
    EXPECT_FALSE(allowed_answers(asked).empty()) << asked.code;
    EXPECT_FALSE(parse_answer(asked, "")) << asked.code;
    EXPECT_FALSE(parse_answer(asked, "nonsense")) << asked.code;
  }
}

TEST(AnswerWords, case_and_blanks_do_not_matter) {
  const care::QuestionRow& fever = row(care::Question::fever);
  EXPECT_EQ(parse_answer(fever, " YES "), 1);
  EXPECT_EQ(parse_answer(fever, "n"), 0);
}

TEST(AnswerWords, a_slip_is_recognised_and_nonsense_is_not) {
  EXPECT_EQ(meant_answer(row(care::Question::diagnosis), "protusion"), "protrusion");
  EXPECT_EQ(meant_answer(row(care::Question::sore_zones), "lumbar lefft"), "lumbar left");
  EXPECT_FALSE(meant_answer(row(care::Question::diagnosis), "my uncle's knee"));
  EXPECT_FALSE(meant_answer(row(care::Question::surgery_day), "2026-3-2"));
}

}  // namespace
}  // namespace knead::config
