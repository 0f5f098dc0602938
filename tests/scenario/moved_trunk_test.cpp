// A trunk that goes aside over a seat that stays, in the middle of a massage: the seat mat feels
// nothing of it, the back mat has to.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "tests/support/running_chair.hpp"

namespace knead {
namespace {

/// The newest word on it; absent if nobody said so.
std::optional<ReasonEvent> said(const Snapshot& snapshot) {
  const auto* last =
      std::find_if(snapshot.recent.begin(), snapshot.recent.end(),
                   [](const ReasonEvent& e) { return e.reason == Reason::person_shifted; });
  return last == snapshot.recent.end() ? std::nullopt : std::optional(*last);
}

TEST(MovedTrunk, pauses_the_massage_within_five_seconds_and_the_next_scan_follows_it) {
  test::RunningChair chair;
  chair.person().set_spontaneous(false);
  chair.run(2s);
  chair.ask(RequestKind::start);
  ASSERT_TRUE(chair.reach(SessionState::massage, 60s));
  const SpineLine before = chair.snapshot().scan.spine;
  chair.run(20s);
  ASSERT_EQ(chair.snapshot().state, SessionState::massage);

  chair.person().sway(Millimetre(15.0));
  ASSERT_TRUE(chair.reach(SessionState::paused, 5s));
  const auto why = said(chair.snapshot());
  ASSERT_TRUE(why);
  EXPECT_EQ(why->channel, Channel::spine);
  EXPECT_GT(why->value, why->limit);
  chair.run(1s);
  EXPECT_EQ(chair.person().truth().force[0], Newton(0.0));
  EXPECT_EQ(chair.person().truth().force[1], Newton(0.0));

  chair.ask(RequestKind::resume);
  ASSERT_TRUE(chair.reach(SessionState::massage, 60s));
  const Millimetre shoulders = chair.snapshot().scan.shoulders_along;
  EXPECT_NEAR((chair.snapshot().scan.spine.at(shoulders) - before.at(shoulders)).value(), 15.0,
              5.0);
  chair.run(20s);
  EXPECT_EQ(chair.snapshot().state, SessionState::massage) << "the new place is the place";
}

TEST(MovedTrunk, a_person_who_only_loads_one_side_more_is_massaged_on) {
  test::RunningChair chair;
  chair.person().set_spontaneous(false);
  chair.run(2s);
  chair.ask(RequestKind::start);
  ASSERT_TRUE(chair.reach(SessionState::massage, 60s));
  chair.run(5s);
  chair.person().lean(0.04);
  chair.run(20s);
  EXPECT_EQ(chair.snapshot().state, SessionState::massage);
}

}  // namespace
}  // namespace knead
