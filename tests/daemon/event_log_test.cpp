#include "daemon/server/event_log.hpp"

#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <sstream>
#include <string>

namespace knead::daemon {
namespace {

/// What the log says of an event, without its own time and level.
std::string logged(const ReasonEvent& event) {
  std::ostringstream lines;
  const auto before = spdlog::default_logger();
  const auto own = std::make_shared<spdlog::logger>(
      "test", std::make_shared<spdlog::sinks::ostream_sink_mt>(lines));
  own->set_pattern("%v");
  spdlog::set_default_logger(own);
  log_event(event);
  spdlog::set_default_logger(before);
  return lines.str();
}

ReasonEvent event_of(Reason reason) {
  return {.at = TimePoint(1500ms),
          .reason = reason,
          .channel = Channel::lumbar_left,
          .value = 61.5,
          .limit = 10.5,
          .lasted = 77ms};
}

TEST(EventLog, says_what_happened_to_the_chair_with_its_circumstances) {
  const std::string line = logged(event_of(Reason::force_stale));
  EXPECT_NE(line.find(row(Reason::force_stale).text), std::string::npos) << line;
  EXPECT_NE(line.find(" reason=force_stale kind=input_problem channel=lumbar_left value=61.5 "
                      "limit=10.5 lasted_ms=77 at_s=1.500"),
            std::string::npos)
      << line;
}

TEST(EventLog, says_of_what_somebodys_answers_led_to_the_code_alone) {
  EXPECT_EQ(logged(event_of(Reason::zone_left_out)),
            "reason=zone_left_out kind=active_limit at_s=1.500\n");
  EXPECT_EQ(logged(event_of(Reason::bedtime_near)),
            "reason=bedtime_near kind=progress at_s=1.500\n");
}

TEST(EventLog, says_nothing_else_of_any_reason_that_has_a_care_rule) {
  int with_rule = 0;
  for (const ReasonRow& words : reason_table()) {
    if (words.rule == Rule::none) continue;
    ++with_rule;
    const std::string line = logged(event_of(words.reason));
    for (const std::string_view told :
         {words.text, row(words.rule).id, name(Channel::lumbar_left), std::string_view("61.5"),
          std::string_view("10.5"), std::string_view("77")}) {
      EXPECT_EQ(line.find(told), std::string::npos) << told << " is in: " << line;
    }
  }
  EXPECT_GT(with_rule, 0);
}

TEST(EventLog, no_limits_number_is_the_logs_business_for_it_may_be_that_of_an_illness) {
  EXPECT_EQ(logged(event_of(Reason::jet_limited)),
            "reason=jet_limited kind=active_limit at_s=1.500\n");
  EXPECT_EQ(logged(event_of(Reason::dose_used_up)),
            "reason=dose_used_up kind=active_limit at_s=1.500\n");
}

}  // namespace
}  // namespace knead::daemon
