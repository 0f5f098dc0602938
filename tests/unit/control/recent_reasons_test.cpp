#include "control/recent_reasons.hpp"

#include <gtest/gtest.h>

namespace knead {
namespace {

EventList of(std::initializer_list<Reason> reasons) {
  EventList list;
  for (Reason r : reasons) list.push({.reason = r});
  return list;
}

TEST(RecentReasons, newest_stands_first_and_the_oldest_falls_off) {
  std::array<ReasonEvent, kRecentReasons> recent{};
  for (std::size_t i = 0; i < kRecentReasons; ++i) remember(recent, of({Reason::wish_ease}), {});
  remember(recent, of({Reason::wish_pause}), {});
  EXPECT_EQ(recent.front().reason, Reason::wish_pause);
  EXPECT_EQ(recent.back().reason, Reason::wish_ease);
}

TEST(RecentReasons, the_gates_routine_limits_do_not_push_words_off_the_screen) {
  std::array<ReasonEvent, kRecentReasons> recent{};
  remember(recent, {}, of({Reason::estop_pressed}));
  remember(recent, {}, of({Reason::advance_rate_limited, Reason::force_hold}));
  EXPECT_EQ(recent.front().reason, Reason::estop_pressed);
}

}  // namespace
}  // namespace knead
