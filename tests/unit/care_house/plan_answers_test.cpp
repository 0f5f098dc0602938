#include <gtest/gtest.h>

#include "daemon/care/care_answers.hpp"
#include "daemon/history/people.hpp"
#include "daemon/history/session_writer.hpp"
#include "tests/daemon/temporary_folder.hpp"
#include "tests/support/programmes.hpp"

namespace knead::daemon {
namespace {

constexpr care::Day kYesterday{std::chrono::days(19'999)};

/// What is offered at home today to somebody who was asked yesterday.
class PlanAnswers : public ::testing::Test {
 protected:
  int offered(care::Question said_yes_to) {
    const std::int64_t ada = history::add_person(database_, "Ada", kYesterday)->id;
    care::Answers answers;
    for (const care::QuestionRow& asked : care::question_table()) {
      if (asked.kind != care::AnswerKind::day) answers.set(asked.question, 0);
    }
    answers.set(said_yes_to, 1);
    EXPECT_TRUE(history::keep_intake(database_, ada, answers, kYesterday, "one start"));
    CareRoom room{.database = database_,
                  .programmes = programmes_,
                  .chair = care::kCompiledCaps,
                  .today = kYesterday + std::chrono::days(1),
                  .unix_ms = 20'000LL * 86'400'000};
    v1::CareRequest request;
    request.mutable_show_plan()->set_person("Ada");
    const v1::CareAnswer answer = answer_care(request, room);
    EXPECT_GT(answer.plan().reminders_size(), 0) << answer.DebugString();
    int offered = 0;
    for (const v1::Reminder& reminder : answer.plan().reminders()) {
      offered += reminder.withheld_rule().empty() ? 1 : 0;
    }
    return offered;
  }

 private:
  TemporaryFolder folder_;
  history::Database database_ = std::move(*history::Database::open(folder_ / "history.db"));
  ProgrammeList programmes_ = test::only_classic();
};

TEST_F(PlanAnswers, CR_02_what_was_said_on_another_day_withholds_remedies_at_home_still) {
  EXPECT_EQ(offered(care::Question::fever), 0);
}

}  // namespace
}  // namespace knead::daemon
