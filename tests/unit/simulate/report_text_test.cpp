#include "daemon/simulate/report_text.hpp"

#include <gtest/gtest.h>

namespace knead::simulate {
namespace {

using namespace std::chrono_literals;

SessionSetup setup() {
  SessionSetup setup;
  setup.programmes.push(Programme{});
  return setup;
}

TEST(ReportText, says_what_a_mark_means_only_where_one_stands) {
  SessionReport report;
  report.minutes_allowed = 5.0;
  EXPECT_EQ(report_text(setup(), report, false).find("!!"), std::string::npos);
  report.invariants.violations = 1;
  const std::string broken = report_text(setup(), report, false);
  EXPECT_NE(broken.find("!! plant's invariants"), std::string::npos) << broken;
  EXPECT_NE(broken.find("!! : past the promise"), std::string::npos) << broken;
}

TEST(ReportText, tells_the_minutes_of_massage_from_those_of_rest) {
  SessionReport report;
  report.minutes_allowed = 5.0;
  scoring::Observation resting;
  resting.state = SessionState::rest;
  for (const Duration at : {Duration::zero(), Duration(1min)}) {
    resting.at = TimePoint(at);
    report.scores.log.add(resting);
  }
  report.duration_s = 60.0;
  const std::string text = report_text(setup(), report, false);
  EXPECT_NE(text.find("5 min of massage"), std::string::npos) << text;
  EXPECT_NE(text.find("after 1:00 with 1:00 of rest"), std::string::npos) << text;
}

}  // namespace
}  // namespace knead::simulate
