// A massage through the kernel: the person is simulated, everything between it and the controller
// is real drivers.
#include "tests/vm/support/closed_loop.hpp"

#include <gtest/gtest.h>

#include "tests/vm/support/kernel_log.hpp"

namespace knead::vm {
namespace {

/// Sits, starts, and is looked for by the rollers: power is on.
void begin(ClosedLoop& loop) {
  loop.run(3s);
  loop.ask(RequestKind::start);
  ASSERT_TRUE(loop.reach(SessionState::body_scan, 10s));
  loop.run(100ms);
  ASSERT_TRUE(loop.board().power.high("enable"));
  ASSERT_TRUE(loop.person().body().truth().powered);
}

TEST(ClosedLoop, an_estop_takes_enable_away_within_two_cycles_of_the_kernels_edge) {
  ClosedLoop loop;
  begin(loop);
  loop.person().body().press_estop(true);
  const TimePoint pressed = now();
  while (loop.board().power.high("enable") && now() < pressed + 1s) loop.step();
  // One period until the person's contact opens, one until the cycle that sees it has run.
  EXPECT_LE(now() - pressed, 2 * kCyclePeriod);
  loop.run(50ms);
  EXPECT_FALSE(loop.person().body().truth().powered);
  for (std::uint8_t output = 0; output < 8; ++output) {
    EXPECT_EQ(loop.board().drives.steps(output), 0);
  }
}

TEST(ClosedLoop, a_cycle_that_stalls_loses_its_power_by_the_heartbeat_and_then_the_watchdog_bites) {
  ClosedLoop loop;
  begin(loop);
  const std::size_t bites = watchdog_expiries();
  loop.stall(60ms);
  EXPECT_FALSE(loop.person().body().truth().powered);
  EXPECT_EQ(watchdog_expiries(), bites);
  loop.stall(3s);
  EXPECT_EQ(watchdog_expiries(), bites + 1);
}

TEST(ClosedLoop, a_converter_that_is_pulled_out_takes_the_power_away) {
  ClosedLoop loop;
  begin(loop);
  loop.board().rollers.unplug();
  loop.run_blind(50ms);
  EXPECT_FALSE(loop.board().power.high("enable"));
}

TEST(ClosedLoop, a_line_chip_that_is_pulled_out_takes_the_power_away) {
  ClosedLoop loop;
  begin(loop);
  loop.board().panel.unplug();
  loop.run_blind(50ms);
  EXPECT_FALSE(loop.board().power.high("enable"));
}

}  // namespace
}  // namespace knead::vm
