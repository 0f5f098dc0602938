#include "config/answers.hpp"

#include <gtest/gtest.h>

#include "tests/unit/config/written_file.hpp"

namespace knead::config {
namespace {

using care::Question;
using test::WrittenFile;
using namespace std::chrono_literals;

Loaded<care::Answers> answered(std::string_view lines) {
  return load_answers(
      WrittenFile("schema_version = 1\nkind = \"answers\"\n" + std::string(lines)).path());
}

std::string mistakes_in(std::string_view lines) {
  const auto answers = answered(lines);
  return answers ? "" : to_lines(answers.error());
}

TEST(AnswersFile, is_read_in_the_words_of_people) {
  const auto answers = answered(
      "diagnosis = \"protrusion\"\nhernia_zones = \"lumbar left, sacral\"\nsurgery = \"yes\"\n"
      "surgery_day = \"2026-03-02\"\nfever = \"no\"\npain = 4\nbedtime = \"22:30\"\n");
  ASSERT_TRUE(answers) << to_lines(answers.error());
  EXPECT_EQ(answers->diagnosis(), care::Diagnosis::protrusion);
  EXPECT_EQ(answers->zones(Question::hernia_zones),
            care::ZoneSet{}.with(Region::sacral).with(care::Zone{Region::lumbar, Side::left}));
  EXPECT_EQ(answers->day(Question::surgery_day), care::Day(2026y / 3 / 2));
  EXPECT_FALSE(answers->yes(Question::fever));
  EXPECT_EQ(answers->number(Question::pain), 4);
  EXPECT_EQ(answers->number(Question::bedtime), 22 * 60 + 30);
}

TEST(AnswersFile, CR_01_a_question_that_is_left_away_stays_open) {
  const auto answers = answered("fever = \"no\"\n");
  ASSERT_TRUE(answers);
  EXPECT_EQ(answers->first_open(), Question::diagnosis);
}

TEST(AnswersFile, a_mistake_has_its_file_line_key_and_cure) {
  const std::string lines = mistakes_in(
      "fever = \"on\"\ndiagnosis = \"protusion\"\npain = 11\nfavourite_colour = \"red\"\n");
  EXPECT_NE(lines.find("file.toml:3:"), std::string::npos) << lines;
  EXPECT_NE(lines.find("fever: "), std::string::npos) << lines;
  EXPECT_NE(lines.find("did you mean \"no\"?"), std::string::npos) << lines;
  EXPECT_NE(lines.find("file.toml:4:"), std::string::npos) << lines;
  EXPECT_NE(lines.find("did you mean \"protrusion\"?"), std::string::npos) << lines;
  EXPECT_NE(lines.find("file.toml:5:"), std::string::npos) << lines;
  EXPECT_NE(lines.find("file.toml:6:"), std::string::npos) << lines;
}

TEST(AnswersFile, an_answer_to_what_is_not_asked_contradicts_another) {
  const std::string lines = mistakes_in("surgery = \"no\"\nsurgery_day = \"2026-03-02\"\n");
  EXPECT_NE(lines.find("surgery_day"), std::string::npos) << lines;
  EXPECT_NE(lines.find("correct the answer that it follows"), std::string::npos) << lines;
}

TEST(AnswersFile, no_day_hour_or_zone_that_does_not_exist_is_taken) {
  for (const char* line : {"surgery = \"yes\"\nsurgery_day = \"2026-02-30\"", "bedtime = \"24:00\"",
                           "bedtime = \"22:60\"", "bedtime = \"late\"", "sore_zones = \"elbow\"",
                           "sore_zones = \"lumbar,\"", "fever = \"maybe\"", "pain = \"much\""}) {
    EXPECT_NE(mistakes_in(line), "") << line;
  }
}

TEST(AnswersFile, the_one_that_ships_answers_everything_that_must_be) {
  const auto answers = load_answers(test::source_dir() / "config/answers/well.toml");
  ASSERT_TRUE(answers) << to_lines(answers.error());
  EXPECT_FALSE(answers->first_open());
}

}  // namespace
}  // namespace knead::config
