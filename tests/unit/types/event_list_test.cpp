#include "control/types/event_list.hpp"

#include <gtest/gtest.h>

#include <type_traits>

namespace knead {
namespace {

EventList with(std::size_t events) {
  EventList list;
  for (std::size_t i = 0; i < events; ++i) {
    list.push({.at = TimePoint{Duration{static_cast<std::int64_t>(i)}},
               .reason = Reason::mat_cell_bridged,
               .value = static_cast<double>(i)});
  }
  return list;
}

static_assert(std::is_trivially_copyable_v<EventList>);

TEST(EventList, holds_what_it_is_told_in_order) {
  const EventList list = with(EventList::kMost - 1);
  ASSERT_EQ(list.size(), EventList::kMost - 1);
  for (std::size_t i = 0; i < list.size(); ++i) {
    EXPECT_EQ(list[i].reason, Reason::mat_cell_bridged);
    EXPECT_EQ(list[i].value, static_cast<double>(i));
  }
}

TEST(EventList, says_how_many_it_could_not_hold) {
  for (const std::size_t lost : {1U, 2U, 300U}) {
    const EventList list = with(EventList::kMost - 1 + lost);
    ASSERT_EQ(list.size(), EventList::kMost);
    EXPECT_EQ(list[EventList::kMost - 2].reason, Reason::mat_cell_bridged);
    EXPECT_EQ(list.back().reason, Reason::events_lost);
    EXPECT_EQ(list.back().value, static_cast<double>(lost));
    EXPECT_EQ(list.back().at, TimePoint{Duration{EventList::kMost - 1}})
        << "when the first was lost";
  }
}

TEST(EventList, forgets_its_losses_with_the_cycle) {
  EventList list = with(EventList::kMost + 5);
  list.clear();
  EXPECT_TRUE(list.empty());
  list.push({.reason = Reason::flinch});
  EXPECT_EQ(list.size(), 1U);
  EXPECT_EQ(list.back().reason, Reason::flinch);
}

}  // namespace
}  // namespace knead
