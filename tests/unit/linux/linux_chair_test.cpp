#include "hal/linux/linux_chair.hpp"

#include <gtest/gtest.h>

#include "tests/support/board_fakes.hpp"

namespace knead::board {
namespace {

using test::FakeBoardChair;

constexpr TimePoint at(int ms) { return TimePoint(1s + ms * 1ms); }

ActuatorFrame working() {
  ActuatorFrame frame;
  frame.enable = true;
  frame.carriage = Millimetre(450.0);
  frame.rollers[0] = {.depth = Millimetre(40.0),
                      .lateral = Millimetre(90.0),
                      .drive_speed = MillimetrePerSecond(-50.0)};
  frame.line_pressure = Kilopascal(150.0);
  frame.jets[2].valve = Fraction(0.75);
  frame.heat[1] = Fraction(0.5);
  return frame;
}

SensorFrame read(FakeBoardChair& chair, int ms) {
  SensorFrame frame;
  EXPECT_EQ(chair.read(at(ms), frame), hal::IoStatus::ok);
  return frame;
}

TEST(LinuxChair, copies_what_was_captured_with_the_kernels_time) {
  FakeBoardChair chair;
  chair.captures[0]->give(at(-2), 1200.0);
  chair.captures[0]->give(at(-1), 1500.0);
  const SensorFrame frame = read(chair, 0);
  EXPECT_TRUE(frame.rollers[0].force.good());
  EXPECT_DOUBLE_EQ(frame.rollers[0].force.value.value(), 15.0) << "the newest counts";
  EXPECT_EQ(frame.rollers[0].force.acquired, at(-1));
  EXPECT_DOUBLE_EQ(frame.water.nozzle[5].value.value(), 15.0);
  EXPECT_DOUBLE_EQ(frame.back_mat.value.cells[127].value(), 15.0);
  EXPECT_DOUBLE_EQ(frame.seat_mat.value.cells[15].value(), 15.0);
  EXPECT_EQ(frame.seat_mat.value.cells[16].value(), 0.0);
  EXPECT_EQ(frame.heat[0][0].validity, Validity::absent) << "no slow bus has spoken yet";
}

TEST(LinuxChair, a_silent_converter_leaves_a_sample_that_grows_old) {
  FakeBoardChair chair;
  chair.feed(at(0));
  EXPECT_TRUE(read(chair, 0).rollers[1].force.fresh(at(0), 10ms));
  chair.captures[0]->gone = true;
  const SensorFrame later = read(chair, 11);
  EXPECT_FALSE(later.rollers[1].force.fresh(at(11), 10ms));
  EXPECT_EQ(later.rollers[1].force.sequence, 1U);
}

TEST(LinuxChair, a_reading_that_no_whole_wire_gives_is_faulty) {
  FakeBoardChair chair;
  chair.feed(at(0), 5001.0);
  const SensorFrame frame = read(chair, 0);
  EXPECT_EQ(frame.rollers[0].force.validity, Validity::faulty);
  EXPECT_EQ(frame.heat[2][1].validity, Validity::faulty);
}

TEST(LinuxChair, takes_a_slow_reading_once_and_keeps_its_time) {
  FakeBoardChair chair;
  chair.feed(at(0), 3650.0);
  EXPECT_DOUBLE_EQ(read(chair, 20).heat[0][1].value.value(), 36.5);
  const SensorFrame again = read(chair, 40);
  EXPECT_EQ(again.heat[0][1].sequence, 1U);
  EXPECT_EQ(again.heat[0][1].acquired, at(0));
}

TEST(LinuxChair, gathers_every_emg_sample_since_the_last_read) {
  FakeBoardChair chair;
  chair.captures[1]->give(at(-1), 20.0);
  chair.captures[1]->give(at(0), 400.0);
  const SensorFrame frame = read(chair, 0);
  ASSERT_EQ(frame.emg.value.count, 2U);
  EXPECT_DOUBLE_EQ(frame.emg.value.volts[0][7].value(), 0.02);
  EXPECT_EQ(frame.emg.sequence, 2U);
  EXPECT_TRUE(frame.emg.value.lead_off[0]) << "400 is beyond the amplifier's rails";
  EXPECT_EQ(read(chair, 1).emg.sequence, 2U) << "no news is no new block";
}

TEST(LinuxChair, shows_emg_that_the_kernel_lost_as_a_gap_in_the_numbers) {
  FakeBoardChair chair;
  chair.captures[1]->give(at(0), 20.0);
  static_cast<void>(read(chair, 0));
  chair.captures[1]->dropped = 100;
  for (int i = 0; i < 20; ++i) chair.captures[1]->give(at(10 + i), i);
  const SensorFrame frame = read(chair, 30);
  EXPECT_EQ(frame.emg.sequence, 1U + 100U + 20U);
  ASSERT_EQ(frame.emg.value.count, kMaxEmgPerCycle);
  EXPECT_DOUBLE_EQ(frame.emg.value.volts[0][0].value(), 0.012) << "the newest eight are kept";
}

TEST(LinuxChair, a_press_between_two_reads_is_a_press) {
  FakeBoardChair chair;
  chair.board.edge(static_cast<std::size_t>(LineInput::estop), true, at(0));
  chair.board.edge(static_cast<std::size_t>(LineInput::estop), false, at(0));
  EXPECT_TRUE(read(chair, 1).inputs.value.estop_pressed);
  EXPECT_FALSE(read(chair, 2).inputs.value.estop_pressed);
}

TEST(LinuxChair, fails_when_its_lines_are_gone_and_leaves_them_to_grow_old) {
  FakeBoardChair chair;
  chair.board.press(LineInput::seat, true);
  EXPECT_TRUE(read(chair, 0).inputs.value.seat_occupied);
  chair.board.lines_gone = true;
  SensorFrame frame;
  EXPECT_EQ(chair.read(at(5), frame), hal::IoStatus::failed);
  EXPECT_EQ(frame.inputs.acquired, at(0));
}

TEST(LinuxChair, a_scan_is_no_younger_than_the_converters_own_edge) {
  LinuxDescription wiring = test::fake_wiring();
  wiring.captures[0].data_ready = {"io", "ready"};
  FakeBoardChair chair(wiring);
  chair.feed(at(0));
  EXPECT_FALSE(read(chair, 0).rollers[0].force.fresh(at(0), 10ms)) << "nothing was ready yet";
  chair.board.edge(kAllLineInputs.size(), true, at(1));
  chair.feed(at(2));
  EXPECT_EQ(read(chair, 2).rollers[0].force.acquired, at(1));
  chair.feed(at(20));
  EXPECT_FALSE(read(chair, 20).rollers[0].force.fresh(at(20), 10ms))
      << "the trigger still scans, the converter has stopped";
}

TEST(LinuxChair, turns_set_points_into_duties_and_lines) {
  FakeBoardChair chair;
  ASSERT_EQ(chair.write(at(0), working()), hal::IoStatus::ok);
  EXPECT_DOUBLE_EQ(chair.duty(PwmOutput::depth_left).duty, 0.5);
  EXPECT_DOUBLE_EQ(chair.duty(PwmOutput::depth_right).duty, 0.1) << "retracted is a place";
  EXPECT_DOUBLE_EQ(chair.duty(PwmOutput::carriage).duty, 0.5);
  EXPECT_DOUBLE_EQ(chair.duty(PwmOutput::roll_left).duty, 0.25);
  EXPECT_DOUBLE_EQ(chair.duty(PwmOutput::pump).duty, 0.5);
  EXPECT_DOUBLE_EQ(chair.duty(PwmOutput::valve_3).duty, 0.75);
  EXPECT_DOUBLE_EQ(chair.duty(PwmOutput::heat_2).duty, 0.5);
  const LinePlan lines = plan_lines(test::fake_wiring());
  const auto roll_left = static_cast<std::size_t>(PwmOutput::roll_left);
  EXPECT_EQ(chair.board.driven,
            bit(kEnableLine) | bit(lines.pump) | bit(lines.direction[roll_left]));
}

TEST(LinuxChair, commands_nothing_at_all_without_enable) {
  FakeBoardChair chair;
  ASSERT_EQ(chair.write(at(0), working()), hal::IoStatus::ok);
  ActuatorFrame frame = working();
  frame.enable = false;
  ASSERT_EQ(chair.write(at(1), frame), hal::IoStatus::ok);
  for (const test::FakeDuty* duty : chair.duties) EXPECT_EQ(duty->duty, 0.0);
  EXPECT_EQ(chair.board.driven, 0U);
}

TEST(LinuxChair, says_when_an_output_does_not_take_or_hold_its_command) {
  FakeBoardChair chair;
  chair.duty(PwmOutput::valve_2).refuses = true;
  EXPECT_EQ(chair.write(at(0), working()), hal::IoStatus::failed);
  chair.duty(PwmOutput::valve_2).refuses = false;
  chair.duty(PwmOutput::heat_3).held = false;
  int failed = 0;
  for (std::size_t i = 0; i < kPwmOutputs; ++i) {
    failed += chair.write(at(1 + static_cast<int>(i)), working()) == hal::IoStatus::failed ? 1 : 0;
  }
  EXPECT_EQ(failed, 1) << "one is read back in each cycle, in turn";
  chair.board.refuse_lines = true;
  EXPECT_EQ(chair.write(at(90), working()), hal::IoStatus::failed);
}

TEST(LinuxChair, pulses_a_valve) {
  FakeBoardChair chair;
  ActuatorFrame frame = working();
  frame.jets[2].pulse_rate = Hertz(10.0);
  int open = 0;
  for (int ms = 0; ms < 1000; ++ms) {
    ASSERT_EQ(chair.write(at(ms), frame), hal::IoStatus::ok);
    open += chair.duty(PwmOutput::valve_3).duty > 0.0 ? 1 : 0;
  }
  EXPECT_NEAR(open, 500, 10);
}

TEST(LinuxChair, heats_the_water_only_while_it_sees_its_temperature) {
  FakeBoardChair chair;
  ActuatorFrame frame = working();
  frame.water_temperature = Celsius(38.0);
  ASSERT_EQ(chair.write(at(0), frame), hal::IoStatus::ok);
  EXPECT_EQ(chair.duty(PwmOutput::water_heater).duty, 0.0) << "unseen";
  chair.feed(at(1), 3000.0);
  static_cast<void>(read(chair, 1));
  ASSERT_EQ(chair.write(at(1), frame), hal::IoStatus::ok);
  EXPECT_EQ(chair.duty(PwmOutput::water_heater).duty, 1.0);
  ASSERT_EQ(chair.write(at(600), frame), hal::IoStatus::ok);
  EXPECT_EQ(chair.duty(PwmOutput::water_heater).duty, 0.0) << "stale";
  chair.feed(at(601), 3810.0);
  static_cast<void>(read(chair, 601));
  ASSERT_EQ(chair.write(at(601), frame), hal::IoStatus::ok);
  EXPECT_EQ(chair.duty(PwmOutput::water_heater).duty, 0.0) << "warm";
}

TEST(LinuxChair, made_safe_it_stays_so_whatever_is_written) {
  FakeBoardChair chair;
  ASSERT_EQ(chair.write(at(0), working()), hal::IoStatus::ok);
  chair.make_safe();
  EXPECT_EQ(chair.board.driven, 0U);
  for (const test::FakeDuty* duty : chair.duties) EXPECT_EQ(duty->offs, 1);
  EXPECT_EQ(chair.write(at(1), working()), hal::IoStatus::failed);
  chair.pet(at(1));
  EXPECT_EQ(chair.board.driven, 0U);
  for (const test::FakeDuty* duty : chair.duties) EXPECT_EQ(duty->duty, 0.0);
  EXPECT_EQ(chair.write(at(2), ActuatorFrame{}), hal::IoStatus::ok) << "released it may be";
}

TEST(LinuxChair, made_safe_turns_off_what_hangs_on_a_bus_last) {
  LinuxDescription wiring = test::fake_wiring();
  wiring.pwm.front().bus = "i2c-3";
  FakeBoardChair chair{wiring};
  chair.make_safe();
  for (const test::FakeDuty* duty : chair.duties) {
    EXPECT_LE(duty->off_turn, chair.duties.front()->off_turn);
  }
}

}  // namespace
}  // namespace knead::board
