#include <gtest/gtest.h>

#include "hal/linux/hwmon_reading.hpp"
#include "hal/linux/iio_reading.hpp"
#include "tests/unit/linux/fake_kernel.hpp"

namespace knead::board {
namespace {

class SlowReading : public ::testing::Test {
 protected:
  SlowReading() {
    kernel_.attribute("bus/iio/devices/iio:device0/name", "ads1015");
    kernel_.attribute("bus/iio/devices/iio:device0/in_voltage0_raw", "1000");
    kernel_.attribute("bus/iio/devices/iio:device0/in_voltage0_scale", "0.125");
    kernel_.attribute("class/hwmon/hwmon4/name", "lm75");
    kernel_.attribute("class/hwmon/hwmon4/temp1_input", "36500");
  }

  [[nodiscard]] static AnalogWire wire(Interface interface, std::string device, std::string channel,
                                       double highest) {
    AnalogWire made;
    made.interface = interface;
    made.device = std::move(device);
    made.channel = std::move(channel);
    made.highest = highest;
    made.period = 50ms;
    return made;
  }

  [[nodiscard]] Sample<double> newest() const {
    Sample<double> sample;
    EXPECT_TRUE(box_.take(sample));
    return sample;
  }

  FakeKernel kernel_;
  ReadingBox box_;
  Findings findings_;
};

TEST_F(SlowReading, an_iio_channel_comes_with_its_scale_and_the_time_its_reading_began) {
  const auto task = open_iio_reading(wire(Interface::iio, "ads1015", "voltage0", 2000.0), box_,
                                     kernel_.paths(), findings_);
  ASSERT_TRUE(task) << task.error().message();
  EXPECT_EQ((*task)->period(), 50ms);
  (*task)->turn(TimePoint(3ms));
  EXPECT_EQ(newest().value, 125.0);
  EXPECT_EQ(newest().acquired, TimePoint(3ms));
  EXPECT_TRUE(newest().good());

  kernel_.attribute("bus/iio/devices/iio:device0/in_voltage0_raw", "2000");
  (*task)->turn(TimePoint(53ms));
  EXPECT_EQ(newest().value, 250.0);
  EXPECT_EQ(newest().sequence, 2U);
}

TEST_F(SlowReading, a_temperature_comes_as_hwmon_prints_it) {
  const auto task = open_hwmon_reading(wire(Interface::hwmon, "lm75", "temp1", 100'000.0), box_,
                                       kernel_.paths(), findings_);
  ASSERT_TRUE(task) << task.error().message();
  (*task)->turn(TimePoint(0ms));
  EXPECT_EQ(newest().value, 36'500.0);
}

TEST_F(SlowReading, a_reading_outside_of_the_wires_range_or_no_number_at_all_is_faulty) {
  const auto task = open_iio_reading(wire(Interface::iio, "ads1015", "voltage0", 100.0), box_,
                                     kernel_.paths(), findings_);
  ASSERT_TRUE(task);
  (*task)->turn(TimePoint(0ms));
  EXPECT_EQ(newest().validity, Validity::faulty);

  kernel_.attribute("bus/iio/devices/iio:device0/in_voltage0_raw", "800");
  (*task)->turn(TimePoint(1ms));
  EXPECT_EQ(newest().validity, Validity::good);

  kernel_.attribute("bus/iio/devices/iio:device0/in_voltage0_raw", "nonsense");
  (*task)->turn(TimePoint(2ms));
  EXPECT_EQ(newest().validity, Validity::faulty);
}

TEST_F(SlowReading, a_channel_that_is_not_there_is_an_error_of_the_start) {
  const auto task = open_iio_reading(wire(Interface::iio, "ads1015", "voltage7", 1.0), box_,
                                     kernel_.paths(), findings_);
  ASSERT_FALSE(task);
  EXPECT_NE(task.error().place.find("in_voltage7_raw"), std::string::npos);
  EXPECT_EQ(task.error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace knead::board
