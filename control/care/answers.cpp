#include "control/care/answers.hpp"

namespace knead::care {

namespace {

constexpr std::int32_t kMinutesPerDay = 24 * 60;
constexpr std::int32_t kMostComfort_n = 80;  ///< the compiled ceiling: more limits nothing
/// 1900-01-01 to 2199-12-31: a slip of the pen is noticed.
constexpr std::int32_t kFirstDay = -25'567;
constexpr std::int32_t kLastDay = 84'005;

}  // namespace

AnswerRange range_of(const QuestionRow& row) {
  switch (row.kind) {
    case AnswerKind::yes_no:
      return {.least = 0, .most = 1};
    case AnswerKind::choice:
      return {.least = 0, .most = static_cast<std::int32_t>(row.choices.size()) - 1};
    case AnswerKind::zones:
      return {.least = 0, .most = static_cast<std::int32_t>(ZoneSet::all().bits())};
    case AnswerKind::day:
      return {.least = kFirstDay, .most = kLastDay};
    case AnswerKind::scale:
      return {.least = 0, .most = 10};
    case AnswerKind::newton:
      return {.least = 0, .most = kMostComfort_n};
    case AnswerKind::clock:
      return {.least = 0, .most = kMinutesPerDay - 1};
  }
  return {};
}

bool Answers::set(Question question, std::int32_t number) {
  const AnswerRange range = range_of(row(question));
  if (number < range.least || number > range.most) return false;
  numbers_[at(question)] = number;
  return true;
}

std::optional<Diagnosis> Answers::diagnosis() const {
  const auto number = numbers_[at(Question::diagnosis)];
  if (!number) return std::nullopt;
  return static_cast<Diagnosis>(*number);
}

ZoneSet Answers::zones(Question question) const {
  return ZoneSet::from_bits(static_cast<std::uint32_t>(numbers_[at(question)].value_or(0)));
}

std::optional<Day> Answers::day(Question question) const {
  const auto number = numbers_[at(question)];
  if (!number) return std::nullopt;
  return Day(std::chrono::days(*number));
}

std::optional<Newton> Answers::comfort_ceiling() const {
  const std::int32_t number = numbers_[at(Question::comfort_ceiling)].value_or(0);
  if (number == 0) return std::nullopt;
  return Newton(number);
}

bool Answers::applies(Question question) const {
  switch (question) {
    case Question::hernia_zones:
      return diagnosis() && is_hernia(*diagnosis());
    case Question::surgery_day:
    case Question::surgery_zones:
      return yes(Question::surgery);
    case Question::skin_zones:
      return yes(Question::skin);
    default:
      return true;
  }
}

std::optional<Question> Answers::first_open() const {
  for (const QuestionRow& asked : question_table()) {
    if (asked.asked != Asked::preparation && applies(asked.question) && !given(asked.question)) {
      return asked.question;
    }
  }
  return std::nullopt;
}

}  // namespace knead::care
