#include "daemon/kneadctl/intake_dialogue.hpp"

#include <fmt/format.h>

#include <string>

#include "config/answer_words.hpp"

namespace knead::ctl {

namespace {

using care::Asked;

/// What stands above the questions of a kind.
std::string_view heading(Asked asked) {
  switch (asked) {
    case Asked::standing:
      return "What stays for a while";
    case Asked::today:
      return "How it is today";
    case Asked::preparation:
      return "Before you sit down (enter: skip)";
  }
  return "";
}

std::string prompt(const care::QuestionRow& asked, std::optional<std::int32_t> before) {
  std::string words = fmt::format("\n{}\n", asked.text);
  if (!asked.help.empty()) words += fmt::format("  {}\n", asked.help);
  words += fmt::format("  ({}", config::allowed_answers(asked));
  if (before) words += fmt::format("; enter: {}", config::answer_text(asked, *before));
  return words + ") > ";
}

std::string correction(const care::QuestionRow& asked, const std::string& line) {
  if (line.empty()) return "  An answer is needed here.\n";
  const auto meant = config::meant_answer(asked, line);
  return fmt::format("  \"{}\" is no answer{}\n", line,
                     meant ? fmt::format("; did you mean {}?", *meant) : std::string("."));
}

bool left_out(const care::QuestionRow& asked, care::CourseKind course) {
  const bool of_acupressure = asked.question == care::Question::no_stimulants ||
                              asked.question == care::Question::not_empty_stomach;
  return of_acupressure && course != care::CourseKind::acupressure;
}

/// False where the input ended.
bool ask_one(std::istream& in, std::ostream& out, const care::QuestionRow& asked,
             std::optional<std::int32_t> before, care::Answers& answers) {
  std::string line;
  while (true) {
    out << prompt(asked, before) << std::flush;
    if (!std::getline(in, line)) {
      out << '\n';  // what is said next does not belong to the prompt
      return false;
    }
    if (line.empty() && before) {
      answers.set(asked.question, *before);
      return true;
    }
    if (line.empty() && asked.asked == Asked::preparation) return true;
    if (const auto number = config::parse_answer(asked, line)) {
      answers.set(asked.question, *number);
      if (asked.emergency && answers.yes(asked.question)) {
        out << fmt::format("  {}\n", care::kSeeADoctorNow);
      }
      return true;
    }
    out << correction(asked, line);
  }
}

}  // namespace

std::optional<care::Answers> ask_all(std::istream& in, std::ostream& out,
                                     const care::Answers& before, care::CourseKind course) {
  care::Answers answers;
  std::optional<Asked> part;
  for (const care::QuestionRow& asked : care::question_table()) {
    if (!answers.applies(asked.question) || left_out(asked, course)) continue;
    if (part != asked.asked) {
      part = asked.asked;
      out << fmt::format("\n-- {} --\n", heading(asked.asked));
    }
    const bool standing = asked.asked == Asked::standing;
    const auto offered = standing ? before.number(asked.question) : std::nullopt;
    if (!ask_one(in, out, asked, offered, answers)) return std::nullopt;
  }
  return answers;
}

}  // namespace knead::ctl
