// kneadd --chair linux as the process that it is, on the kernel's drivers: commanded through its
// socket, stopped by hand, and with a chip pulled out under it. No test kills it: this guest's
// kernel panics when a program dies with the software watchdog and the captures open.
#include <gtest/gtest.h>

#include <csignal>
#include <iostream>

#include "tests/vm/support/board_program.hpp"

namespace knead::vm {
namespace {

/// The person sits, somebody types `kneadctl start`, and the rollers have power.
void begin(BoardProgram& chair) {
  chair.live(3s);
  ASSERT_EQ(chair.kneadctl({"start", "classic", "--person", "Ada"}), 0) << chair.log();
  ASSERT_TRUE(chair.live_until([&] { return chair.person().body().truth().powered; }, 20s))
      << chair.log();
  chair.live(500ms);
  ASSERT_TRUE(chair.board().power.high("enable"));
}

bool drives_are_off(BoardProgram& chair) {
  for (std::uint8_t output = 0; output < 8; ++output) {
    if (chair.board().drives.steps(output) != 0) return false;
  }
  return true;
}

TEST(Program, starts_and_stops_by_its_socket_and_lets_go_at_the_end) {
  BoardProgram chair;
  begin(chair);
  ASSERT_EQ(chair.kneadctl({"stop"}), 0) << chair.log();
  EXPECT_TRUE(chair.live_until([&] { return !chair.person().body().truth().powered; }, 5s))
      << chair.log();
  chair.kill(SIGTERM);
  EXPECT_TRUE(chair.live_until([&] { return chair.ended(); }, 5s)) << chair.log();
  EXPECT_TRUE(drives_are_off(chair));
  EXPECT_EQ(chair.person().body().invariants().violations, 0U);
}

TEST(Program, an_estops_edge_has_enable_low_within_two_cycles_of_kernel_time) {
  BoardProgram chair;
  begin(chair);
  const TimePoint edge = now();
  chair.board().panel.pull("estop", false);
  while (chair.board().power.high("enable") && now() < edge + 100ms) wait(20us);
  const Duration took = now() - edge;
  std::cout << "E-stop edge to enable low: " << milliseconds(took) << " ms of kernel time\n";
  EXPECT_LE(took, 2 * kCyclePeriod);
}

TEST(Program, a_chip_that_is_pulled_out_takes_the_power_and_the_program_lives_on) {
  BoardProgram chair;
  begin(chair);
  chair.board().panel.unplug();
  const TimePoint gone = now();
  while (chair.board().power.high("enable") && now() < gone + 1s) wait(kCyclePeriod);
  EXPECT_LE(now() - gone, 50ms);
  EXPECT_FALSE(chair.ended()) << chair.log();
}

}  // namespace
}  // namespace knead::vm
