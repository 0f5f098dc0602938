// What the person says in the middle of a massage, from the word to the rollers.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/running_chair.hpp"

namespace knead {
namespace {

using test::RunningChair;

Newton highest(RunningChair& chair) {
  const sim::Truth& truth = chair.person().truth();
  return std::max(truth.force[0], truth.force[1]);
}

/// Highest true force of either roller in the time to come.
Newton highest_in(RunningChair& chair, Duration length) {
  Newton most{};
  for (Duration t{}; t < length; t += kCyclePeriod) {
    [[maybe_unused]] const hal::IoStatus status = chair.cycle();
    most = std::max(most, highest(chair));
  }
  return most;
}

void reach_massage(RunningChair& chair) {
  chair.person().set_spontaneous(false);
  chair.run(1s);
  chair.ask(RequestKind::start);
  ASSERT_TRUE(chair.reach(SessionState::massage, 60s));
}

TEST(WhatThePersonSays, CR_08_a_lower_ceiling_is_kept_within_a_second_and_for_good) {
  RunningChair chair;
  reach_massage(chair);
  ASSERT_GT(highest_in(chair, 15s), Newton(7.0)) << "it hardly touched the person";
  const Request lower{.id = 90, .kind = RequestKind::ceiling, .ceiling = Newton(4.0)};
  [[maybe_unused]] const hal::IoStatus status = chair.cycle(std::span(&lower, 1));
  chair.run(1s);
  const Newton most = highest_in(chair, 20s);
  EXPECT_LE(most, Newton(5.5));
  EXPECT_GT(most, Newton(1.0)) << "it went on";
}

TEST(WhatThePersonSays, CR_15_discomfort_lets_go_at_once_and_goes_on_lower_on_the_persons_word) {
  RunningChair chair;
  reach_massage(chair);
  const Newton before = highest_in(chair, 15s);
  chair.ask(RequestKind::discomfort);
  chair.run(1s);
  EXPECT_EQ(highest_in(chair, 20s), Newton(0.0)) << "nothing touches while nobody has said go on";
  EXPECT_EQ(chair.snapshot().state, SessionState::paused);
  chair.ask(RequestKind::resume);
  ASSERT_TRUE(chair.reach(SessionState::massage, 60s));
  const Newton after = highest_in(chair, 15s);
  EXPECT_LT(after, before * 0.85);
  EXPECT_GT(after, before * 0.5) << "it went on";
}

}  // namespace
}  // namespace knead
