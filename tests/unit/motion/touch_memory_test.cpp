#include "control/motion/touch_memory.hpp"

#include <gtest/gtest.h>

namespace knead::motion {
namespace {

TEST(TouchMemory, approaches_slowly_everywhere_while_it_knows_nothing) {
  const TouchMemory memory;
  const MillimetrePerSecond slow = memory.approach_speed(Millimetre(0.0));
  EXPECT_LE(slow, MillimetrePerSecond(25.0));
  EXPECT_EQ(memory.approach_speed(Millimetre(60.0)), slow);
  EXPECT_EQ(memory.clear_depth(), Millimetre(0.0));
}

TEST(TouchMemory, hurries_only_where_the_back_was_not) {
  TouchMemory memory;
  memory.touched_at(Millimetre(30.0));
  EXPECT_GT(memory.approach_speed(Millimetre(20.0)), memory.approach_speed(Millimetre(25.0)));
  EXPECT_EQ(memory.approach_speed(Millimetre(40.0)), memory.approach_speed(Millimetre(25.0)));
}

TEST(TouchMemory, trusts_less_the_longer_ago_and_forgets_when_told) {
  TouchMemory memory;
  memory.touched_at(Millimetre(30.0));
  const MillimetrePerSecond quick = memory.approach_speed(Millimetre(20.0));
  memory.pass(1.0);
  EXPECT_LT(memory.approach_speed(Millimetre(20.0)), quick);
  EXPECT_EQ(memory.approach_speed(Millimetre(10.0)), quick);
  memory.forget();
  EXPECT_LT(memory.approach_speed(Millimetre(10.0)), quick);
}

TEST(TouchMemory, keeps_clear_by_more_than_breathing_and_never_behind_the_stop) {
  TouchMemory memory;
  memory.touched_at(Millimetre(30.0));
  EXPECT_LE(memory.clear_depth(), Millimetre(24.0));
  memory.touched_at(Millimetre(5.0));
  EXPECT_EQ(memory.clear_depth(), Millimetre(0.0));
}

TEST(TouchMemory, reaches_a_little_beyond_the_deepest_touch_once_there_was_one) {
  TouchMemory memory;
  EXPECT_GT(memory.farthest(), Millimetre(500.0));
  memory.touched_at(Millimetre(30.0));
  memory.touched_at(Millimetre(12.0));
  EXPECT_GT(memory.farthest(), Millimetre(36.0)) << "a breath deeper must be found";
  EXPECT_LE(memory.farthest(), Millimetre(45.0));
  memory.forget();
  memory.touched_at(Millimetre(12.0));
  EXPECT_LE(memory.farthest(), Millimetre(27.0)) << "of a person before";
}

}  // namespace
}  // namespace knead::motion
