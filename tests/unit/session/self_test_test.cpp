#include "control/session/self_test.hpp"

#include <gtest/gtest.h>

namespace knead::session {
namespace {

struct Bench {
  SelfTest test;
  SelfTestInput in{.powered = true};
  bool left_follows = true;

  SelfTestStatus run(Duration length) {
    test.begin(in.now);
    SelfTestStatus status = SelfTestStatus::running;
    for (const TimePoint end = in.now + length; in.now < end && status == SelfTestStatus::running;
         in.now += 1ms) {
      status = test.step(in);
      in.depth[1] = test.depth();
      if (left_follows) in.depth[0] = test.depth();
    }
    return status;
  }
};

TEST(SelfTest, drives_that_follow_pass_and_end_at_home) {
  Bench bench;
  EXPECT_EQ(bench.run(5s), SelfTestStatus::passed);
  EXPECT_EQ(bench.test.depth().value(), 0.0);
}

TEST(SelfTest, a_drive_that_does_not_move_is_named) {
  Bench bench;
  bench.left_follows = false;
  EXPECT_EQ(bench.run(5s), SelfTestStatus::failed);
  EXPECT_EQ(bench.test.failure().channel, Channel::roller_left);
  EXPECT_EQ(bench.test.failure().reason, Reason::self_test_failed);
}

TEST(SelfTest, touching_anything_fails_it) {
  Bench bench;
  bench.in.force[1] = Newton(4.5);
  EXPECT_EQ(bench.run(5s), SelfTestStatus::failed);
  EXPECT_EQ(bench.test.failure().channel, Channel::roller_right);
  EXPECT_EQ(bench.test.failure().value, 4.5);
}

TEST(SelfTest, no_power_fails_it_instead_of_waiting_for_ever) {
  Bench bench;
  bench.in.powered = false;
  EXPECT_EQ(bench.run(5s), SelfTestStatus::failed);
  EXPECT_EQ(bench.test.failure().channel, Channel::enable);
}

}  // namespace
}  // namespace knead::session
