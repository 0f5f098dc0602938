#include "control/safety/readings.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/frames.hpp"

namespace knead::safety {
namespace {

constexpr TimePoint kNow{std::chrono::seconds(50)};

TEST(Readings, a_sample_is_good_stale_or_invalid) {
  Sample<Newton> sample = test::reading(Newton(3.0), kNow - 10ms);
  EXPECT_TRUE(judge(sample, kNow, 10ms).good());
  EXPECT_EQ(judge(sample, kNow, 9ms).trust, Trust::stale);
  EXPECT_EQ(judge(sample, kNow - 11ms, 10ms).trust, Trust::stale) << "from the future";
  sample.value = Newton(INFINITY);
  EXPECT_EQ(judge(sample, kNow, 10ms).trust, Trust::invalid);
  sample.validity = Validity::faulty;
  EXPECT_EQ(judge(sample, kNow, 1ms).trust, Trust::invalid);
  sample.validity = Validity::absent;
  EXPECT_EQ(judge(sample, kNow, 10ms).trust, Trust::stale);
}

TEST(Readings, force_and_pressure_are_calibrated) {
  Calibration calibration;
  calibration.force[1] = {2.0, 1.1};
  calibration.line_pressure = {5.0, 2.0};
  calibration.nozzle[3] = {1.0, 0.5};
  SensorFrame frame = test::seated_frame(kNow);
  frame.rollers[1].force.value = Newton(12.0);
  frame.water.line_pressure.value = Kilopascal(15.0);
  frame.water.nozzle[3].value = Kilopascal(11.0);
  const Readings readings = read_sensors(kNow, frame, calibration, {});
  EXPECT_DOUBLE_EQ(readings.rollers[1].force.value.value(), 11.0);
  EXPECT_DOUBLE_EQ(readings.line_pressure.value.value(), 20.0);
  EXPECT_DOUBLE_EQ(readings.nozzle[3].value.value(), 5.0);
}

TEST(Readings, the_hotter_thermistor_counts_and_a_blind_zone_is_not_good) {
  SensorFrame frame = test::seated_frame(kNow);
  frame.heat[1][1].value = Celsius(34.0);
  Readings readings = read_sensors(kNow, frame, {}, {});
  EXPECT_EQ(readings.heat[1].hotter(), Celsius(34.0));
  EXPECT_EQ(readings.heat[1].spread(), Celsius(4.0));
  frame.heat[1][0].validity = Validity::absent;
  readings = read_sensors(kNow, frame, {}, {});
  EXPECT_FALSE(readings.heat[1].good());
  EXPECT_EQ(readings.heat[1].hotter(), Celsius(34.0));
  frame.heat[1][1].validity = Validity::faulty;
  readings = read_sensors(kNow, frame, {}, {});
  EXPECT_EQ(readings.heat[1].hotter(), HeatReading::lowest());
}

TEST(Readings, one_cell_that_is_no_number_garbles_the_mat) {
  PressureMap map;
  EXPECT_TRUE(is_finite(map));
  map.cells[255] = Kilopascal(std::nan(""));
  EXPECT_FALSE(is_finite(map));
}

}  // namespace
}  // namespace knead::safety
