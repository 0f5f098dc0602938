#include "hal/sim/sensor_line.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "hal/sim/emg_line.hpp"

namespace knead::sim {
namespace {

using Line = SensorLine<Newton, 256>;

/// Pushes value = time in ms, each millisecond from 1 to `until`.
void feed(Line& line, int from, int until) {
  for (int t = from; t <= until; ++t) {
    line.push(TimePoint(std::chrono::milliseconds(t)), Newton(static_cast<double>(t)));
  }
}

Sample<Newton> at(const Line& line, int ms) {
  Sample<Newton> sample;
  line.deliver(TimePoint(std::chrono::milliseconds(ms)), sample);
  return sample;
}

TEST(SensorLine, delivers_late_and_says_when_it_was_acquired) {
  Line line(2ms);
  feed(line, 1, 10);
  const auto sample = at(line, 10);
  EXPECT_EQ(sample.value, Newton(8.0));
  EXPECT_EQ(sample.acquired, TimePoint(8ms));
  EXPECT_EQ(sample.sequence, 8U);
  EXPECT_TRUE(sample.good());
}

TEST(SensorLine, is_absent_until_the_first_sample_has_arrived) {
  Line line(2ms);
  feed(line, 1, 1);
  EXPECT_EQ(at(line, 1).validity, Validity::absent);
  EXPECT_TRUE(at(line, 3).good());
}

TEST(SensorLine, stuck_value_comes_with_fresh_times) {
  Line line(0ms);
  feed(line, 1, 10);
  line.fault.stuck = true;
  feed(line, 11, 50);
  EXPECT_EQ(at(line, 50).value, Newton(10.0));
  EXPECT_EQ(at(line, 50).acquired, TimePoint(50ms));
}

TEST(SensorLine, drop_out_lets_the_last_sample_age_and_ends) {
  Line line(0ms);
  feed(line, 1, 10);
  line.fault.drop_out = true;
  feed(line, 11, 50);
  EXPECT_EQ(at(line, 50).acquired, TimePoint(10ms));
  line.fault.drop_out = false;
  feed(line, 51, 52);
  EXPECT_EQ(at(line, 52).acquired, TimePoint(52ms));
}

TEST(SensorLine, delay_adds_to_the_latency) {
  Line line(2ms);
  feed(line, 1, 100);
  line.fault.delay = 30ms;
  EXPECT_EQ(at(line, 100).value, Newton(68.0));
}

TEST(SensorLine, offset_moves_all_and_spike_one_in_250) {
  Line line(0ms);
  line.fault.offset = 5.0;
  line.fault.spike = 1000.0;
  int spikes = 0;
  for (int t = 1; t <= 1'000; ++t) {
    feed(line, t, t);
    const double excess = at(line, t).value.value() - t;
    spikes += excess > 500.0 ? 1 : 0;
    EXPECT_GE(excess, 5.0);
  }
  EXPECT_EQ(spikes, 4);
}

TEST(SensorLine, disconnected_device_is_absent_and_a_sick_one_says_so) {
  Line line(0ms);
  feed(line, 1, 10);
  line.fault.disconnected = true;
  EXPECT_EQ(at(line, 10).validity, Validity::absent);
  line.fault.disconnected = false;
  line.fault.reports_itself = true;
  EXPECT_EQ(at(line, 10).validity, Validity::faulty);
}

TEST(SensorLine, spike_of_a_mat_hits_its_cell_only) {
  SensorLine<PressureMap, 32> mat(0ms);
  mat.fault.spike = 50.0;
  mat.fault.cell = 17;
  mat.fault.cells = 128;
  for (std::uint32_t i = 1; i <= kSpikeEvery; ++i) {
    mat.push(TimePoint(std::chrono::milliseconds(i)), PressureMap{});
  }
  Sample<PressureMap> sample;
  mat.deliver(TimePoint(1s), sample);
  EXPECT_EQ(sample.value.cells[17], Kilopascal(50.0));
  EXPECT_EQ(sample.value.cells[16], Kilopascal(0.0));
}

Volt microvolts(double uv) { return Volt(1e-6 * uv); }

EmgLine::Row row_of(double uv) {
  EmgLine::Row row;
  row.fill(microvolts(uv));
  return row;
}

TEST(EmgLine, hands_out_each_sample_once_oldest_first) {
  EmgLine line(Hertz(2000.0), Hertz(50.0));
  Sample<EmgBlock> block;
  int expected = 0;
  int made = 0;
  for (int ms = 1; ms <= 20; ++ms) {
    line.begin_step();
    const TimePoint now{std::chrono::milliseconds(ms)};
    for (int k = 0; k < 2; ++k) line.push(now, row_of(++made));
    if (ms % 2 != 0) continue;  // read every other step
    line.deliver(now, block);
    ASSERT_EQ(block.value.count, 4U);
    for (std::uint32_t i = 0; i < 4; ++i) {
      ASSERT_EQ(block.value.volts[i][5], microvolts(++expected));
    }
    ASSERT_EQ(block.sequence, static_cast<std::uint32_t>(made));
  }
}

TEST(EmgLine, late_reader_gets_the_newest_eight_and_sees_the_gap_in_the_sequence) {
  EmgLine line(Hertz(2000.0), Hertz(50.0));
  Sample<EmgBlock> block;
  for (int i = 1; i <= 20; ++i) line.push(TimePoint(1ms), row_of(i));
  line.deliver(TimePoint(1ms), block);
  EXPECT_EQ(block.value.count, 8U);
  EXPECT_EQ(block.value.volts[0][0], microvolts(13.0));
  EXPECT_EQ(block.sequence, 20U);
}

TEST(EmgLine, second_read_at_the_same_time_is_empty_and_keeps_its_age) {
  EmgLine line(Hertz(2000.0), Hertz(50.0));
  Sample<EmgBlock> block;
  line.push(TimePoint(5ms), row_of(1.0));
  line.deliver(TimePoint(5ms), block);
  line.deliver(TimePoint(6ms), block);
  EXPECT_EQ(block.value.count, 0U);
  EXPECT_EQ(block.acquired, TimePoint(5ms));
}

TEST(EmgLine, disconnected_channel_says_lead_off_and_hums) {
  EmgLine line(Hertz(2000.0), Hertz(50.0));
  Sample<EmgBlock> block;
  line.channel[2].disconnected = true;
  line.faults_changed();
  double largest = 0.0;
  for (int ms = 1; ms <= 40; ++ms) {
    const TimePoint now{std::chrono::milliseconds(ms)};
    line.push(now, row_of(0.0));
    line.deliver(now, block);
    largest = std::max(largest, block.value.volts[0][2].value());
  }
  EXPECT_TRUE(block.value.lead_off[2]);
  EXPECT_FALSE(block.value.lead_off[1]);
  EXPECT_GT(largest, 0.5e-3);
  EXPECT_EQ(block.value.volts[0][1], Volt(0.0));
}

TEST(EmgLine, delay_and_drop_out_take_the_whole_amplifier) {
  EmgLine line(Hertz(2000.0), Hertz(50.0));
  Sample<EmgBlock> block;
  line.amplifier.delay = 10ms;
  for (int ms = 1; ms <= 30; ++ms) {
    const TimePoint now{std::chrono::milliseconds(ms)};
    line.push(now, row_of(ms));
    line.deliver(now, block);
  }
  EXPECT_EQ(block.acquired, TimePoint(20ms));
  EXPECT_EQ(block.value.volts[0][0], microvolts(20.0));
  line.amplifier = SensorFault{.drop_out = true};
  line.push(TimePoint(31ms), row_of(31.0));
  line.deliver(TimePoint(31ms), block);
  EXPECT_EQ(block.sequence, 30U);
}

}  // namespace
}  // namespace knead::sim
