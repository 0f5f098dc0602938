#include <google/protobuf/stubs/logging.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "daemon/care/care_answers.hpp"
#include "daemon/history/people.hpp"
#include "tests/daemon/temporary_folder.hpp"
#include "tests/support/programmes.hpp"

namespace knead::daemon {
namespace {

constexpr std::size_t kLongestAnswer = 16 * 1024;

/// One sound request of each kind, with every field set.
std::vector<v1::CareRequest> sound_requests() {
  std::vector<v1::CareRequest> all;
  const auto add = [&all]() -> v1::CareRequest& {
    all.emplace_back().set_id(all.size());
    return all.back();
  };
  add().mutable_list_people()->set_after("Ada");
  add().mutable_add_person()->set_name("Berta");
  add().mutable_forget_person()->set_person("Berta");
  add().mutable_ask_questions()->set_person("Ada");
  add().mutable_show_prescription()->set_person("Ada");
  v1::SubmitIntake& intake = *add().mutable_submit_intake();
  intake.set_person("Ada");
  intake.set_version(care::kIntakeVersion);
  for (const care::QuestionRow& asked : care::question_table()) {
    v1::IntakeAnswer& answer = *intake.add_answers();
    answer.mutable_code()->assign(asked.code);
    answer.set_number(care::range_of(asked).most);
  }
  v1::ListProgrammes& programmes = *add().mutable_list_programmes();
  programmes.set_person("Ada");
  programmes.set_programme("classic");
  add().mutable_show_plan()->set_person("Ada");
  v1::BeginCourse& course = *add().mutable_begin_course();
  course.set_person("Ada");
  course.set_kind(v1::COURSE_KIND_CLASSIC);
  course.set_sessions(10);
  add().mutable_give_up_course()->set_person("Ada");
  v1::ShowHistory& history = *add().mutable_show_history();
  history.set_person("Ada");
  history.set_skip(7);
  v1::ShowSession& session = *add().mutable_show_session();
  session.set_session_id(1);
  session.set_skip_events(2);
  v1::RateSession& rating = *add().mutable_rate_session();
  rating.set_session_id(1);
  rating.set_comfort(5);
  return all;
}

class HostileRequests : public ::testing::Test {
 protected:
  v1::CareAnswer answer(const v1::CareRequest& request) {
    CareRoom room{.database = database_,
                  .programmes = programmes_,
                  .chair = care::kCompiledCaps,
                  .today = care::Day(std::chrono::days(20'000)),
                  .unix_ms = 20'000LL * 86'400'000};
    return answer_care(request, room);
  }

  TemporaryFolder folder_;
  history::Database database_ = std::move(*history::Database::open(folder_ / "history.db"));
  ProgrammeList programmes_ = test::only_classic();
};

TEST_F(HostileRequests, there_is_a_sound_one_of_every_kind_and_each_fits_into_a_clients_message) {
  constexpr std::size_t kMaxClientMessage = 4 * 1024;
  const auto requests = sound_requests();
  const auto* kinds = v1::CareRequest::descriptor()->FindOneofByName("kind");
  EXPECT_EQ(static_cast<int>(requests.size()), kinds->field_count());
  for (const v1::CareRequest& request : requests) {
    EXPECT_LT(request.ByteSizeLong(), kMaxClientMessage) << request.kind_case();
  }
}

TEST_F(HostileRequests, of_spoilt_bytes_are_answered_or_refused_with_words_and_never_at_length) {
  ASSERT_TRUE(history::add_person(database_, "Ada", care::Day(std::chrono::days(20'000))));
  // What is kept in this test need not survive a power cut.
  database_.sql().exec("PRAGMA synchronous = OFF");
  const google::protobuf::LogSilencer quiet;  // about letters that are none
  std::mt19937 chance(4711);
  const auto requests = sound_requests();
  int refused = 0;
  int done = 0;
  for (int round = 0; round < 600; ++round) {
    std::string bytes = requests[chance() % requests.size()].SerializeAsString();
    for (std::size_t spoilt = chance() % 3; spoilt > 0; --spoilt) {
      bytes[chance() % bytes.size()] = static_cast<char>(chance());
    }
    v1::CareRequest request;
    if (!request.ParseFromString(bytes)) continue;  // the connection says goodbye to it
    const v1::CareAnswer answered = answer(request);
    ASSERT_EQ(answered.request_id(), request.id()) << "round " << round;
    ASSERT_NE(answered.refusal(), v1::CARE_REFUSAL_UNSPECIFIED) << "round " << round;
    ASSERT_NE(answered.refusal(), v1::CARE_REFUSAL_NO_HISTORY) << "round " << round;
    ASSERT_EQ(answered.refusal() == v1::CARE_REFUSAL_NONE, answered.text().empty());
    ASSERT_LE(answered.ByteSizeLong(), kLongestAnswer) << "round " << round;
    ++(answered.refusal() == v1::CARE_REFUSAL_NONE ? done : refused);
  }
  EXPECT_GT(refused, 50);
  EXPECT_GT(done, 50);
}

}  // namespace
}  // namespace knead::daemon
