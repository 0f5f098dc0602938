#include "daemon/history/clock_check.hpp"

#include <limits>

#include "scratch.hpp"

namespace knead::history {
namespace {

using ClockCheck = Scratch;

constexpr std::int64_t kDay_ms = 86'400'000;
constexpr std::int64_t kNoon_ms = 20'500 * kDay_ms + kDay_ms / 2;

TEST_F(ClockCheck, CR_01_a_clock_that_starts_in_1970_is_not_believed_by_an_empty_history_either) {
  Database database = open();
  const auto checked = check_clock(database, 60'000);
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code, ErrorCode::refused);
  EXPECT_NE(checked.error().text.find("1970-01-01"), std::string::npos);
  EXPECT_NE(checked.error().text.find("timedatectl set-time"), std::string::npos);
  EXPECT_TRUE(check_clock(database, kNoon_ms));
}

TEST_F(ClockCheck, CR_01_a_clock_that_is_behind_what_was_written_is_not_believed) {
  Database database = open();
  ASSERT_TRUE(note_time(database, kNoon_ms));
  EXPECT_TRUE(check_clock(database, kNoon_ms));
  EXPECT_TRUE(check_clock(database, kNoon_ms - kClockMayStepBack_ms)) << "a small correction";
  EXPECT_FALSE(check_clock(database, kNoon_ms - kClockMayStepBack_ms - 1));
  EXPECT_FALSE(check_clock(database, kNoon_ms - kDay_ms)) << "yesterday";
}

TEST_F(ClockCheck, the_newest_time_stays_when_older_ones_are_noted_and_after_a_restart) {
  {
    Database database = open();
    ASSERT_TRUE(note_time(database, kNoon_ms));
    ASSERT_TRUE(note_time(database, kNoon_ms - kDay_ms));
  }
  Database database = open();
  EXPECT_FALSE(check_clock(database, kNoon_ms - kDay_ms));
}

TEST_F(ClockCheck, says_something_of_any_number_that_a_clock_may_have) {
  Database database = open();
  ASSERT_TRUE(note_time(database, std::numeric_limits<std::int64_t>::max()));
  EXPECT_FALSE(check_clock(database, std::numeric_limits<std::int64_t>::min()));
}

}  // namespace
}  // namespace knead::history
