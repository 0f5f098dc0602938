// What somebody answered: a number for each question, meant as its kind says (question.hpp), or
// nothing. Plain data; a question that was not answered is not a no.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "control/care/day.hpp"
#include "control/care/question.hpp"
#include "control/care/zone_set.hpp"
#include "control/types/units.hpp"

namespace knead::care {

class Answers {
 public:
  /// Refuses (false, nothing changed) a number that the question's kind does not have.
  bool set(Question question, std::int32_t number);
  void clear(Question question) { numbers_[at(question)].reset(); }

  [[nodiscard]] std::optional<std::int32_t> number(Question question) const {
    return numbers_[at(question)];
  }
  [[nodiscard]] bool given(Question question) const { return numbers_[at(question)].has_value(); }
  /// Answered, and with yes.
  [[nodiscard]] bool yes(Question question) const { return numbers_[at(question)] == 1; }
  [[nodiscard]] std::optional<Diagnosis> diagnosis() const;
  [[nodiscard]] ZoneSet zones(Question question) const;
  [[nodiscard]] std::optional<Day> day(Question question) const;
  /// The person's own limit; nothing if there is none.
  [[nodiscard]] std::optional<Newton> comfort_ceiling() const;

  /// A follow-up (where, when) applies only after the answer that it follows.
  [[nodiscard]] bool applies(Question question) const;
  /// The first question that must be answered before a massage and is not; preparation need not be.
  [[nodiscard]] std::optional<Question> first_open() const;

 private:
  [[nodiscard]] static constexpr std::size_t at(Question question) {
    return static_cast<std::size_t>(question);
  }
  std::array<std::optional<std::int32_t>, kQuestions> numbers_{};
};

/// The numbers that a kind of answer may have; `choices` for the kind `choice`.
struct AnswerRange {
  std::int32_t least = 0;
  std::int32_t most = 0;
};
[[nodiscard]] AnswerRange range_of(const QuestionRow& row);

}  // namespace knead::care
