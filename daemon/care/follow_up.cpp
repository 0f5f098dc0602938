#include "daemon/care/follow_up.hpp"

#include "control/care/answers.hpp"

namespace knead::daemon {

std::optional<FollowUp> follow_up(care::Question question) {
  for (const care::QuestionRow& before : care::question_table()) {
    if (before.question == question) break;  // no question follows one that comes after it
    if (before.kind != care::AnswerKind::yes_no && before.kind != care::AnswerKind::choice) {
      continue;
    }
    FollowUp follows{.question = before.question};
    const care::AnswerRange range = care::range_of(before);
    for (std::int32_t number = range.least; number <= range.most; ++number) {
      care::Answers answers;
      answers.set(before.question, number);
      if (answers.applies(question)) follows.answers.push_back(number);
    }
    const auto all = static_cast<std::size_t>(range.most - range.least) + 1;
    if (!follows.answers.empty() && follows.answers.size() < all) return follows;
  }
  return std::nullopt;
}

}  // namespace knead::daemon
