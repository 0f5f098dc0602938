// Answers of the intake as people write them: "yes", "protrusion", "lumbar left, thoracic",
// "2026-03-02", "7", "22:30". The same words in the terminal and in files of answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "control/care/question.hpp"

namespace knead::config {

/// What may be answered, in a few words.
[[nodiscard]] std::string allowed_answers(const care::QuestionRow& asked);
/// The number that care::Answers takes; nothing if the question has no such answer.
[[nodiscard]] std::optional<std::int32_t> parse_answer(const care::QuestionRow& asked,
                                                       std::string_view text);
/// What a word that is no answer was probably meant to be.
[[nodiscard]] std::optional<std::string> meant_answer(const care::QuestionRow& asked,
                                                      std::string_view text);
/// As parse_answer reads it.
[[nodiscard]] std::string answer_text(const care::QuestionRow& asked, std::int32_t number);

}  // namespace knead::config
