#include "control/safety/limit_log.hpp"

#include <gtest/gtest.h>

namespace knead::safety {
namespace {

class LimitLogTest : public testing::Test {
 protected:
  /// One cycle in which the limit acts or not; how many events it made.
  std::size_t cycle(bool acting, Channel channel = Channel::roller_left) {
    now += kCyclePeriod;
    events.clear();
    log.begin(now, events);
    if (acting) log.note(Reason::force_hold, channel, 41.0, 40.0);
    return events.size();
  }
  TimePoint now{std::chrono::seconds(100)};
  LimitLog log;
  EventList events;
};

TEST_F(LimitLogTest, tells_the_onset_once_with_its_circumstances) {
  ASSERT_EQ(cycle(true), 1U);
  EXPECT_EQ(events[0].at, now);
  EXPECT_EQ(events[0].reason, Reason::force_hold);
  EXPECT_EQ(events[0].channel, Channel::roller_left);
  EXPECT_EQ(events[0].value, 41.0);
  EXPECT_EQ(events[0].limit, 40.0);
  std::size_t more = 0;
  for (int i = 0; i < 5000; ++i) more += cycle(true);
  EXPECT_EQ(more, 0U) << "one episode, one event";
}

TEST_F(LimitLogTest, a_chattering_limit_makes_two_events_a_second) {
  std::size_t count = 0;
  for (int i = 0; i < 2000; ++i) count += cycle(i % 2 == 0);
  EXPECT_EQ(count, 4U);
}

TEST_F(LimitLogTest, an_onset_within_the_quiet_time_is_told_when_it_is_over_and_says_how_long) {
  EXPECT_EQ(cycle(true), 1U);
  EXPECT_EQ(cycle(false), 0U);
  for (int i = 0; i < 498; ++i) ASSERT_EQ(cycle(true), 0U) << i;
  ASSERT_EQ(cycle(true), 1U);
  EXPECT_EQ(events[0].lasted, 498ms);
}

TEST_F(LimitLogTest, channels_do_not_silence_each_other) {
  EXPECT_EQ(cycle(true, Channel::roller_left), 1U);
  EXPECT_EQ(cycle(true, Channel::roller_right), 1U);
}

TEST_F(LimitLogTest, a_full_list_loses_nothing_that_goes_on) {
  now += kCyclePeriod;
  while (!events.full()) events.push({});
  log.begin(now, events);
  log.note(Reason::force_hold, Channel::roller_left, 41.0, 40.0);
  EXPECT_EQ(cycle(true), 1U);
}

}  // namespace
}  // namespace knead::safety
