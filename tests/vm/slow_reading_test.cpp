// Slow readings through the kernel's ADS1115 and LM75 drivers, on the thread of a slow bus.
#include <gtest/gtest.h>

#include "hal/linux/hwmon_reading.hpp"
#include "hal/linux/iio_reading.hpp"
#include "hal/linux/slow_bus.hpp"
#include "tests/vm/support/chips.hpp"
#include "tests/vm/support/guest_clock.hpp"

namespace knead::vm {
namespace {

class SlowReading : public ::testing::Test {
 protected:
  [[nodiscard]] static board::AnalogWire wire(std::string device, std::string channel) {
    board::AnalogWire made;
    made.device = std::move(device);
    made.channel = std::move(channel);
    made.lowest = -1e6;
    made.highest = 1e6;
    made.period = 50ms;
    return made;
  }

  [[nodiscard]] static Sample<double> newest(const board::ReadingBox& box) {
    Sample<double> sample;
    EXPECT_TRUE(box.take(sample));
    return sample;
  }

  StubBus bus_;
  board::Findings findings_;
  board::ReadingBox pressure_;
  board::ReadingBox temperature_;
};

TEST_F(SlowReading, an_ads1115_gives_millivolts_and_takes_its_time_for_another_channel) {
  const Ads1115 chip(bus_, 0x48);
  board::ReadingBox flow;
  auto first = board::open_iio_reading(wire("ads1015", "voltage0"), pressure_, {}, findings_);
  ASSERT_TRUE(first) << first.error().message();
  auto second = board::open_iio_reading(wire("ads1015", "voltage1"), flow, {}, findings_);
  ASSERT_TRUE(second) << second.error().message();
  chip.set(8000);
  const TimePoint began = now();
  (*first)->turn(began);
  const Duration took = now() - began;
  EXPECT_DOUBLE_EQ(newest(pressure_).value, 8000 * 0.0625);
  EXPECT_TRUE(newest(pressure_).good());
  EXPECT_GE(took, 8ms);  // why it is not in the cycle
  EXPECT_LE(took, 40ms);
  (*second)->turn(now());
  EXPECT_DOUBLE_EQ(newest(flow).value, 8000 * 0.0625);
}

TEST_F(SlowReading, an_lm75_gives_millidegrees_by_its_name) {
  const Lm75 cold(bus_, 0x49);
  const Lm75 warm(bus_, 0x4a);
  cold.set_degc(21.5);
  warm.set_degc(38.0);
  auto task = board::open_hwmon_reading(wire("lm75@4a", "temp1"), temperature_, {}, findings_);
  ASSERT_TRUE(task) << task.error().message();
  (*task)->turn(now());
  EXPECT_EQ(newest(temperature_).value, 38'000.0);
}

TEST_F(SlowReading, the_bus_serves_each_device_at_its_period_and_the_newest_sample_has_its_age) {
  const Ads1115 chip(bus_, 0x48);
  const Lm75 pad(bus_, 0x49);
  pad.set_degc(36.5);
  std::vector<std::unique_ptr<board::SlowTask>> tasks;
  tasks.push_back(
      board::open_iio_reading(wire("ads1015", "voltage1"), pressure_, {}, findings_).value());
  tasks.push_back(
      board::open_hwmon_reading(wire("lm75", "temp1"), temperature_, {}, findings_).value());
  board::SlowBus bus("water", std::move(tasks));
  bus.start();
  wait(1s);
  EXPECT_NEAR(newest(pressure_).sequence, 20, 5);
  EXPECT_NEAR(newest(temperature_).sequence, 20, 5);
  EXPECT_LE(newest(pressure_).age(now()), 120ms);
  EXPECT_EQ(newest(temperature_).value, 36'500.0);
}

TEST_F(SlowReading, a_chip_that_is_pulled_out_leaves_no_good_sample) {
  Lm75 pad(bus_, 0x49);
  auto task = board::open_hwmon_reading(wire("lm75", "temp1"), temperature_, {}, findings_);
  ASSERT_TRUE(task);
  pad.unplug();
  (*task)->turn(now());
  EXPECT_EQ(newest(temperature_).validity, Validity::absent);
}

}  // namespace
}  // namespace knead::vm
