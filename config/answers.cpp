#include "config/answers.hpp"

#include <fmt/format.h>

#include "config/answer_words.hpp"
#include "config/load.hpp"

namespace knead::config {

namespace {

using care::AnswerKind;

constexpr std::size_t kLongestAnswer = 200;

bool is_plain_number(const care::QuestionRow& asked) {
  return asked.kind == AnswerKind::scale || asked.kind == AnswerKind::newton;
}

/// What the file says to this question, as far as it can be understood.
std::optional<std::int32_t> number_in(const AnswersText& text, const care::QuestionRow& asked) {
  const auto at = static_cast<std::size_t>(asked.question);
  if (is_plain_number(asked)) return text.numbers[at];
  return parse_answer(asked, text.words[at]);
}

care::Answers answers_in(const AnswersText& text) {
  care::Answers answers;
  for (const care::QuestionRow& asked : care::question_table()) {
    if (const auto number = number_in(text, asked)) answers.set(asked.question, *number);
  }
  return answers;
}

std::string cure_for(const care::QuestionRow& asked, const std::string& words) {
  if (const auto meant = meant_answer(asked, words))
    return fmt::format("did you mean {}?", toml_text(*meant));
  return "answer with these words, or leave the key away";
}

void check(const AnswersText& text, Reading& reading) {
  const care::Answers answers = answers_in(text);
  for (const care::QuestionRow& asked : care::question_table()) {
    const std::string& words = text.words[static_cast<std::size_t>(asked.question)];
    if (!words.empty() && !answers.given(asked.question)) {
      reading.fault(ErrorCode::out_of_range, std::string(asked.code),
                    fmt::format("\"{}\" is no answer to \"{}\"", words, asked.text),
                    allowed_answers(asked), cure_for(asked, words));
    } else if (answers.given(asked.question) && !answers.applies(asked.question)) {
      reading.fault(
          ErrorCode::inconsistent, std::string(asked.code),
          fmt::format("answers \"{}\", which is not asked after the other answers", asked.text), "",
          "leave it away, or correct the answer that it follows");
    }
  }
}

}  // namespace

Section declare(AnswersText& answers) {
  Section section("What somebody answers before a massage.");
  for (const care::QuestionRow& asked : care::question_table()) {
    const auto at = static_cast<std::size_t>(asked.question);
    std::string prose(asked.text);
    if (!asked.help.empty()) prose += fmt::format(" {}", asked.help);
    prose += fmt::format(" ({})", row(asked.rule).id);
    std::string& words = answers.words[at];
    switch (asked.kind) {
      case AnswerKind::yes_no:
        section.word(std::string(asked.code), words, {"yes", "no"}, prose);
        break;
      case AnswerKind::choice:
        section.word(std::string(asked.code), words, {asked.choices.begin(), asked.choices.end()},
                     prose);
        break;
      case AnswerKind::scale:
      case AnswerKind::newton: {
        const care::AnswerRange range = care::range_of(asked);
        section.integer(std::string(asked.code), answers.numbers[at],
                        within(range.least, range.most), prose);
        break;
      }
      case AnswerKind::zones:
      case AnswerKind::day:
      case AnswerKind::clock:
        section.text(std::string(asked.code), words, kLongestAnswer,
                     fmt::format("{} Allowed: {}.", prose, allowed_answers(asked)));
        break;
    }
  }
  return section;
}

Loaded<care::Answers> load_answers(const std::filesystem::path& path) {
  return load<AnswersText>(
             path, Kind::answers, [](AnswersText& value) { return declare(value); }, check)
      .map(answers_in);
}

}  // namespace knead::config
