// LinuxChair on the whole test board: what the kernel gives becomes the frame, what it is told
// reaches the chips.
#include "hal/linux/linux_chair.hpp"

#include <gtest/gtest.h>

#include "tests/vm/support/guest_clock.hpp"
#include "tests/vm/support/test_board.hpp"

namespace knead::vm {
namespace {

class LinuxChair : public ::testing::Test {
 protected:
  LinuxChair() {
    board_.panel.pull("estop", true);
    board_.panel.pull("stop", true);
  }

  [[nodiscard]] std::unique_ptr<board::LinuxChair> open(const board::LinuxDescription& wiring) {
    auto chair = board::LinuxChair::open(wiring, description_);
    EXPECT_TRUE(chair) << chair.error().message();
    return chair ? std::move(*chair) : nullptr;
  }
  [[nodiscard]] std::unique_ptr<board::LinuxChair> open() { return open(board_.description()); }

  /// Cycles without anybody in the chair.
  void run(board::LinuxChair& chair, Duration length) {
    for (const TimePoint end = now() + length; now() < end;) {
      wait(kCyclePeriod);
      ASSERT_EQ(chair.read(now(), frame_), hal::IoStatus::ok);
    }
  }

  TestBoard board_;
  ChairDescription description_;
  SensorFrame frame_{};
};

TEST_F(LinuxChair, codes_become_newtons_millimetres_kilopascals_and_degrees) {
  const auto chair = open();
  board_.rollers.set({500, 1000, 2000, 2200});
  board_.travel.set({1200, 400, 1000, 3000, 1400});
  board_.water.set({2000, 1500});
  board_.warmth.set({1900, 150, 1600});
  board_.pads[0].set_degc(36.5);
  board_.level.set(16'000);
  run(*chair, 300ms);
  const RollerSensors& left = frame_.rollers[index(Side::left)];
  const RollerSensors& right = frame_.rollers[index(Side::right)];
  EXPECT_DOUBLE_EQ(left.force.value.value(), 20.0);  // 500 mV at 0.04 N
  EXPECT_DOUBLE_EQ(right.force.value.value(), 40.0);
  EXPECT_DOUBLE_EQ(right.motor_current.value.value(), 1.0);
  EXPECT_DOUBLE_EQ(left.depth.value.value(), 20.0);
  EXPECT_DOUBLE_EQ(left.lateral.value.value(), -100.0);
  EXPECT_DOUBLE_EQ(frame_.carriage.value.value(), 300.0);
  EXPECT_DOUBLE_EQ(frame_.water.line_pressure.value.value(), 200.0);
  EXPECT_DOUBLE_EQ(frame_.water.nozzle[0].value.value(), 150.0);
  EXPECT_DOUBLE_EQ(frame_.water.temperature.value.value(), 38.0);
  EXPECT_DOUBLE_EQ(frame_.water.level.value.value(), 0.5);
  EXPECT_DOUBLE_EQ(frame_.heat[0][0].value.value(), 36.5);
  EXPECT_DOUBLE_EQ(frame_.heat[0][1].value.value(), 32.0);
  EXPECT_TRUE(left.force.fresh(now(), description_.ages.force));
  EXPECT_TRUE(frame_.water.line_pressure.fresh(now(), description_.ages.pressure));
  EXPECT_TRUE(frame_.heat[0][0].fresh(now(), description_.ages.temperature));
}

TEST_F(LinuxChair, emg_that_nobody_took_in_time_leaves_a_gap_in_its_count) {
  const auto chair = open();
  run(*chair, 20ms);
  const std::uint32_t before = frame_.emg.sequence;
  const TimePoint newest = frame_.emg.acquired;
  wait(200ms);  // 400 samples where the kernel keeps 128
  run(*chair, 10ms);
  const auto numbered = static_cast<double>(frame_.emg.sequence - before);
  EXPECT_NEAR(numbered, milliseconds(frame_.emg.acquired - newest) * 2.0, 3.0);
  EXPECT_LE(frame_.emg.value.count, kMaxEmgPerCycle);
  EXPECT_TRUE(frame_.emg.fresh(now(), description_.ages.emg));
}

TEST_F(LinuxChair, a_converter_that_does_not_say_it_is_ready_gives_readings_that_grow_old) {
  const SimLines ready("converter", {"ready"});
  board::LinuxDescription wiring = board_.description();
  wiring.captures[0].data_ready = board::LineWire{"converter", "ready", false, {}};
  const auto chair = open(wiring);
  const Sample<Newton>& force = frame_.rollers[index(Side::left)].force;
  for (int edge = 0; edge < 3; ++edge) {
    ready.pull("ready", true);
    run(*chair, 15ms);
    ready.pull("ready", false);
    run(*chair, 15ms);
  }
  EXPECT_LE(force.age(now()), 40ms);
  run(*chair, 100ms);  // scans still come, each a repetition of the last conversion
  EXPECT_GE(force.age(now()), 100ms);
  EXPECT_LE(frame_.carriage.age(now()), 10ms);  // another converter
}

TEST_F(LinuxChair, a_press_that_was_over_before_anybody_looked_was_a_press) {
  const auto chair = open();
  run(*chair, 20ms);
  EXPECT_FALSE(frame_.inputs.value.estop_pressed);
  board_.panel.pull("estop", false);
  wait(30ms);
  board_.panel.pull("estop", true);
  wait(30ms);
  ASSERT_EQ(chair->read(now(), frame_), hal::IoStatus::ok);
  EXPECT_TRUE(frame_.inputs.value.estop_pressed);
  ASSERT_EQ(chair->read(now(), frame_), hal::IoStatus::ok);
  EXPECT_FALSE(frame_.inputs.value.estop_pressed);
}

TEST_F(LinuxChair, what_it_is_told_is_in_the_chips_and_what_crashed_is_out_of_them) {
  const auto chair = open();
  ActuatorFrame frame;
  frame.enable = true;
  frame.rollers[index(Side::left)].depth = Millimetre(40.0);
  frame.carriage = Millimetre(900.0);
  frame.jets[0].valve = Fraction(1.0);
  for (int cycle = 0; cycle < 20; ++cycle) {
    wait(kCyclePeriod);
    ASSERT_EQ(chair->write(now(), frame), hal::IoStatus::ok);
  }
  EXPECT_TRUE(board_.power.high("enable"));
  EXPECT_NEAR(board_.drives.steps(0), 0.5 * 4096, 1.0);
  EXPECT_NEAR(board_.drives.steps(4), 0.9 * 4096, 1.0);
  EXPECT_EQ(board_.valves.steps(0), 4096);
  chair->make_safe();
  EXPECT_FALSE(board_.power.high("enable"));
  EXPECT_EQ(board_.drives.steps(0), 0);
  EXPECT_EQ(board_.drives.steps(4), 0);
  wait(20ms);
  EXPECT_EQ(board_.valves.steps(0), 0);
}

TEST_F(LinuxChair, says_what_it_found_and_whom_it_could_not_have) {
  const auto chair = open();
  EXPECT_GE(chair->findings().size(), 40U);
  const auto second = board::LinuxChair::open(board_.description(), description_);
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().text.find("EBUSY"), std::string::npos) << second.error().message();
}

}  // namespace
}  // namespace knead::vm
