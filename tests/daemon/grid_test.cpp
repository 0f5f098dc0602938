#include "daemon/runtime/grid.hpp"

#include <gtest/gtest.h>

namespace knead::daemon {
namespace {

TEST(Grid, errors_do_not_add_up) {
  Grid grid(TimePoint(0ms), 1ms);
  for (int i = 1; i <= 1000; ++i) {
    EXPECT_EQ(grid.begin(grid.next() + 300us), 1);
  }
  EXPECT_EQ(grid.next(), TimePoint(1001ms));
}

TEST(Grid, a_late_cycle_skips_whole_periods_and_says_how_many) {
  Grid grid(TimePoint(0ms), 1ms);
  EXPECT_EQ(grid.begin(TimePoint(1ms) + 999us), 1);
  EXPECT_EQ(grid.next(), TimePoint(2ms));
  EXPECT_EQ(grid.begin(TimePoint(5ms)), 4) << "2, 3 and 4 ms were missed";
  EXPECT_EQ(grid.next(), TimePoint(6ms));
}

TEST(Grid, waking_early_is_on_time) {
  Grid grid(TimePoint(0ms), 1ms);
  EXPECT_EQ(grid.begin(TimePoint(1ms) - 1ns), 1);
  EXPECT_EQ(grid.next(), TimePoint(2ms));
}

TEST(Grid, after_a_machines_sleep_the_count_is_bounded_and_the_grid_goes_on) {
  Grid grid(TimePoint(0ms), 1ms);
  const TimePoint woken(std::chrono::hours(1000));
  EXPECT_EQ(grid.begin(woken), Grid::kMost);
  EXPECT_GT(grid.next(), woken);
  EXPECT_LE(grid.next() - woken, 1ms);
}

}  // namespace
}  // namespace knead::daemon
