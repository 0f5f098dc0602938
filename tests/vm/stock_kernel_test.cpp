// What User-Mode Linux cannot show and Debian's own kernel under qemu can: two processors that
// preempt each other, and a controller that is killed while it drives. Run by vm/StockKernel alone.
#include <gtest/gtest.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "hal/linux/linux_chair.hpp"
#include "tests/vm/support/board_file.hpp"
#include "tests/vm/support/guest_clock.hpp"
#include "tests/vm/support/kernel_log.hpp"
#include "tests/vm/support/test_board.hpp"

namespace knead::vm {
namespace {

ActuatorFrame pressing() {
  ActuatorFrame frame;
  frame.enable = true;
  frame.rollers[index(Side::left)].depth = Millimetre(40.0);
  frame.jets[0].valve = Fraction(1.0);
  frame.heat[0] = Fraction(1.0);
  return frame;
}

class StockKernel : public ::testing::Test {
 protected:
  StockKernel() {
    board_.panel.pull("estop", true);
    board_.panel.pull("stop", true);
  }

  /// Reads, and presses until the E-stop is seen.
  static void cycle(board::LinuxChair& chair) {
    SensorFrame sensed;
    const bool seen = chair.read(now(), sensed) == hal::IoStatus::ok;
    const bool pressed = sensed.inputs.value.estop_pressed;
    static_cast<void>(chair.write(now(), seen && !pressed ? pressing() : ActuatorFrame{}));
    chair.pet(now());
    wait(kCyclePeriod);
  }

  /// A process of its own that presses until it is killed.
  [[nodiscard]] pid_t controller() const {
    const pid_t child = ::fork();
    if (child != 0) return child;
    auto chair = board::LinuxChair::open(board_.description(), ChairDescription{});
    if (!chair) ::_exit(1);
    while (true) cycle(**chair);
  }

  template <class Condition>
  [[nodiscard]] static bool soon(const Condition& so) {
    for (const TimePoint end = now() + 20s; !so() && now() < end;) wait(5ms);
    return so();
  }

  TestBoard board_;
};

TEST_F(StockKernel, is_debians_with_two_processors_that_preempt) {
  utsname name{};
  ASSERT_EQ(::uname(&name), 0);
  EXPECT_NE(std::string(name.version).find("SMP PREEMPT_DYNAMIC Debian"), std::string::npos)
      << name.version;
  EXPECT_EQ(std::thread::hardware_concurrency(), 2U);
}

TEST_F(StockKernel, an_estop_takes_enable_while_others_use_both_processors_up) {
  auto chair = board::LinuxChair::open(board_.description(), ChairDescription{});
  ASSERT_TRUE(chair) << chair.error().message();
  const auto busy = [](const std::stop_token& stop) {
    for (std::atomic<int> turn = 0; !stop.stop_requested();) ++turn;
  };
  const std::jthread first(busy);
  const std::jthread second(busy);
  const std::jthread cycles([&](const std::stop_token& stop) {
    while (!stop.stop_requested()) cycle(**chair);
  });
  ASSERT_TRUE(soon([&] { return board_.power.high("enable"); }));
  const TimePoint edge = now();
  board_.panel.pull("estop", false);
  while (board_.power.high("enable") && now() < edge + 5s) wait(100us);
  const Duration took = now() - edge;
  std::cout << "E-stop edge to enable low: " << milliseconds(took)
            << " ms of an emulated machine\n";
  // Emulated processors on a busy host: the order is proven, the millisecond is not (Program, in
  // virtual time).
  EXPECT_LT(took, 1s);
}

TEST_F(StockKernel,
       what_a_killed_controller_left_on_is_turned_off_by_the_helper_and_the_watchdog_bites) {
  const std::size_t bites = watchdog_expiries();
  const pid_t child = controller();
  ASSERT_GT(child, 0);
  ASSERT_TRUE(soon([&] { return board_.power.high("enable") && board_.valves.steps(0) == 4096; }));
  ASSERT_EQ(::kill(child, SIGKILL), 0);
  ASSERT_EQ(::waitpid(child, nullptr, 0), child);
  EXPECT_NE(board_.drives.steps(0), 0) << "nothing but the relay lets go of it yet";
  EXPECT_EQ(board_.valves.steps(0), 4096);

  const std::filesystem::path folder = "/run/tmp/killed";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "board.toml") << board_file(board_.description());
  const std::string beside = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  const std::string release = beside + "/knead-release --chair linux --socket " +
                              (folder / "socket").string() + " --wiring " +
                              (folder / "board.toml").string();
  EXPECT_EQ(std::system(release.c_str()), 0);
  EXPECT_FALSE(board_.power.high("enable"));
  for (std::uint8_t output = 0; output < 16; ++output) {
    EXPECT_EQ(board_.drives.steps_from(output & 8U)[output & 7U], 0) << "drive " << int{output};
    EXPECT_EQ(board_.valves.steps_from(output & 8U)[output & 7U], 0) << "valve " << int{output};
  }
  EXPECT_TRUE(soon([&] { return watchdog_expiries() == bites + 1; }));
}

}  // namespace
}  // namespace knead::vm
