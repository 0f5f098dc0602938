#include "daemon/kneadctl/progress.hpp"

#include <gtest/gtest.h>

namespace knead::ctl {
namespace {

using namespace std::chrono_literals;

TEST(Progress, tells_the_time_left_as_exactly_as_a_guess_is) {
  EXPECT_EQ(time_left(0.2s), "1 s");
  EXPECT_EQ(time_left(89s), "89 s");
  EXPECT_EQ(time_left(95s), "2 min");
  EXPECT_EQ(time_left(89min), "89 min");
  EXPECT_EQ(time_left(100min), "1 h 40 min");
}

TEST(Progress, is_a_line_without_control_characters_where_no_terminal_is) {
  testing::internal::CaptureStderr();
  {
    Progress progress("people", 4);
    progress.done(1);  // too soon after the first line to be told
    progress.done(4);
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "0 of 4 people\n4 of 4 people\n");
}

}  // namespace
}  // namespace knead::ctl
