// Reads the answers of an intake from a file: for scripts, and for who fills in a form before. The
// words are those of answer_words.hpp. Set-up only; allocates.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>

#include "config/errors.hpp"
#include "config/schema.hpp"
#include "control/care/answers.hpp"

namespace knead::config {

/// The answers as the file has them.
struct AnswersText {
  std::array<std::string, care::kQuestions> words{};  ///< empty: not answered
  /// Of the questions whose answer is a plain number, which need no quotes.
  std::array<std::optional<int>, care::kQuestions> numbers{};
};

/// A question that is left away is open, which refuses the session unless it is about preparation
/// (CR-01). Answers to a question that does not apply are mistakes: one of the two is wrong.
[[nodiscard]] Loaded<care::Answers> load_answers(const std::filesystem::path& path);

[[nodiscard]] Section declare(AnswersText& answers);

}  // namespace knead::config
