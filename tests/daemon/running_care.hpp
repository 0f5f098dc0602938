// A server with people behind it: a history in a folder of its own, a clock that stands where the
// test puts it, and the test in the place of the cycle (running_server.hpp).
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <memory>
#include <string>

#include "control/types/gate_limits.hpp"
#include "daemon/care/care_keeper.hpp"
#include "tests/daemon/running_server.hpp"
#include "tests/support/programmes.hpp"

namespace knead::daemon {

class StandingClock final : public WallClock {
 public:
  [[nodiscard]] care::Day today() const override {
    return care::Day(std::chrono::days(day.load()));
  }
  [[nodiscard]] std::chrono::minutes time_of_day() const override {
    return std::chrono::minutes(minute.load());
  }
  [[nodiscard]] std::int64_t unix_ms() const override {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::days(day.load()) + std::chrono::minutes(minute.load()))
        .count();
  }

  std::atomic<int> day{20'000};
  std::atomic<int> minute{12 * 60};
};

class RunningCare : public ::testing::Test {
 protected:
  [[nodiscard]] static CareFacts facts(bool simulated, const ProgrammeList& programmes) {
    return {.programmes = programmes,
            .chair = {.force = kCompiledCeilings.force_max,
                      .contact_pressure = kCompiledCeilings.contact_pressure_max,
                      .jet = kCompiledCeilings.jet_max,
                      .depth = kCompiledCeilings.depth_max,
                      .surface = kCompiledCeilings.surface_max},
            .simulated = simulated};
  }

  explicit RunningCare(bool simulated = false, ServerSettings settings = {},
                       const ProgrammeList& programmes = test::only_classic())
      : keeper(*history::Database::open(folder / "history.db"), facts(simulated, programmes),
               clock),
        running(settings, nullptr, &keeper) {}

  /// The answer of a person who is well; what a test says otherwise stands in `but`.
  [[nodiscard]] static v1::CareRequest well(const std::string& person,
                                            const std::map<std::string, std::int32_t>& but = {}) {
    v1::CareRequest request;
    v1::SubmitIntake& intake = *request.mutable_submit_intake();
    intake.set_person(person);
    intake.set_version(care::kIntakeVersion);
    for (const care::QuestionRow& asked : care::question_table()) {
      if (asked.kind == care::AnswerKind::day || asked.asked == care::Asked::preparation) continue;
      const std::string code(asked.code);
      v1::IntakeAnswer& given = *intake.add_answers();
      given.set_code(code);
      given.set_number(but.contains(code) ? but.at(code) : 0);
    }
    return request;
  }

  v1::CareAnswer ask(const v1::CareRequest& request) {
    const Result<v1::CareAnswer> answer = client.ask(request, kGenerous);
    EXPECT_TRUE(answer.has_value()) << answer.error().message();
    // Goes into a free half of the kernel's buffer at once, and is promised by care.proto.
    constexpr std::size_t kLongest = 16 * 1024;
    EXPECT_LE(answer->ByteSizeLong(), kLongest);
    EXPECT_NE(answer->refusal(), v1::CARE_REFUSAL_UNSPECIFIED);
    EXPECT_EQ(answer->text().empty(), answer->refusal() == v1::CARE_REFUSAL_NONE);
    return *answer;
  }

  v1::CareAnswer add(const std::string& name) {
    v1::CareRequest request;
    request.mutable_add_person()->set_name(name);
    return ask(request);
  }

  [[nodiscard]] static v1::Request start_for(const std::string& person) {
    v1::Request request;
    request.mutable_start()->set_programme("classic");
    request.mutable_start()->set_person(person);
    return request;
  }

  TemporaryFolder folder;
  StandingClock clock;
  CareKeeper keeper;
  RunningServer running;
  client::Client client = running.connect();
};

}  // namespace knead::daemon
