// Which question must have been answered how before another is asked, read off what
// Answers::applies does, so that a display and the program cannot disagree.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "control/care/question.hpp"

namespace knead::daemon {

struct FollowUp {
  care::Question question{};            ///< the one before
  std::vector<std::int32_t> answers{};  ///< of it that lead on
};

/// Nothing for a question that is always asked.
[[nodiscard]] std::optional<FollowUp> follow_up(care::Question question);

}  // namespace knead::daemon
