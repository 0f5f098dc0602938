#include "hal/linux/slow_round.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace knead::board {
namespace {

TEST(SlowRound, whoever_has_waited_longest_is_next) {
  const std::array<Duration, 2> periods{10ms, 100ms};
  SlowRound round(periods, TimePoint(0ms));
  EXPECT_EQ(round.next().task, 0U);
  round.served(0, TimePoint(0ms));
  EXPECT_EQ(round.next().task, 1U);
  round.served(1, TimePoint(1ms));
  EXPECT_EQ(round.next().task, 0U);
  EXPECT_EQ(round.next().due, TimePoint(10ms));
}

TEST(SlowRound, a_bus_that_is_too_busy_serves_all_of_its_tasks_alike) {
  const std::array<Duration, 3> periods{20ms, 20ms, 20ms};
  SlowRound round(periods, TimePoint(0ms));
  std::vector<int> served(3, 0);
  TimePoint now(0ms);
  for (int turn = 0; turn < 30; ++turn) {
    const std::size_t task = round.next().task;
    ++served[task];
    round.served(task, now);
    now += 22ms;  // an ADS1115's reading
  }
  EXPECT_EQ(served, (std::vector<int>{10, 10, 10}));
}

TEST(SlowRound, time_that_was_missed_is_not_made_up_for) {
  const std::array<Duration, 1> periods{10ms};
  SlowRound round(periods, TimePoint(0ms));
  round.served(0, TimePoint(500ms));
  EXPECT_EQ(round.next().due, TimePoint(510ms));
}

}  // namespace
}  // namespace knead::board
