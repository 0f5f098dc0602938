#include "control/care/day_text.hpp"

#include <gtest/gtest.h>

namespace knead::care {
namespace {

using namespace std::chrono_literals;

TEST(DayText, is_read_as_it_is_written) {
  for (const Day day : {Day(2026y / 3 / 2), Day(2024y / 2 / 29), Day(1900y / 1 / 1),
                        Day(1969y / 12 / 31), Day(2199y / 12 / 31)}) {
    EXPECT_EQ(day_named(DayText(day).view()), day) << DayText(day).view();
  }
  EXPECT_EQ(DayText(Day(2026y / 3 / 2)).view(), "2026-03-02");
}

TEST(DayText, of_a_day_that_the_calendar_does_not_have_or_written_otherwise_is_no_day) {
  for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-3-2", "02.03.2026",
                           "2026-03-0x", "2026-03-02 ", "", "2026-03--2", "+026-03-02"}) {
    EXPECT_FALSE(day_named(text)) << text;
  }
}

}  // namespace
}  // namespace knead::care
