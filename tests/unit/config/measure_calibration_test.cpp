#include "config/measure_calibration.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace knead::config {
namespace {

/// Readings about `mean_n`, half of them above and half below by `half_width_n`.
std::vector<Newton> readings(double mean_n, double half_width_n = 0.05, std::size_t count = 40) {
  std::vector<Newton> all;
  for (std::size_t i = 0; i < count; ++i) {
    all.emplace_back(mean_n + (i % 2 == 0 ? half_width_n : -half_width_n));
  }
  return all;
}

SensorRecord with_span(double span) { return {{0.0, span}, 0.0, "before"}; }

TEST(MeasureCalibration, zero_is_the_mean_and_keeps_the_span) {
  const auto record = zero_from(readings(1.25), with_span(1.1), "now");
  ASSERT_TRUE(record.has_value()) << record.error().message();
  EXPECT_NEAR(record->line.zero, 1.25, 1e-12);
  EXPECT_EQ(record->line.span, 1.1);
  EXPECT_NEAR(record->residual, 0.05 * std::sqrt(40.0 / 39.0), 1e-12);
  EXPECT_EQ(record->date, "now");
}

TEST(MeasureCalibration, span_makes_the_sensor_read_the_load) {
  const SensorRecord before{{0.5, 1.0}, 0.0, "before"};
  const auto record = span_from(readings(45.5), Newton(50.0), before, "now");
  ASSERT_TRUE(record.has_value()) << record.error().message();
  EXPECT_EQ(record->line.zero, 0.5);
  EXPECT_NEAR(record->line.apply(45.5), 50.0, 1e-9);
}

TEST(MeasureCalibration, a_zero_at_the_bound_is_taken_and_beyond_it_refused) {
  EXPECT_TRUE(zero_from(readings(kForceZeroMax_n - 0.01), {}, "now").has_value());
  EXPECT_FALSE(zero_from(readings(kForceZeroMax_n + 0.01), {}, "now").has_value());
  EXPECT_FALSE(zero_from(readings(-kForceZeroMax_n - 0.01), {}, "now").has_value());
}

TEST(MeasureCalibration, a_span_beyond_its_bounds_is_refused) {
  EXPECT_TRUE(span_from(readings(50.0), Newton(50.0 * kSpanMax * 0.999), {}, "now").has_value());
  EXPECT_FALSE(span_from(readings(50.0), Newton(50.0 * kSpanMax * 1.001), {}, "now").has_value());
  EXPECT_FALSE(span_from(readings(50.0), Newton(50.0 * kSpanMin * 0.999), {}, "now").has_value());
}

TEST(MeasureCalibration, a_sensor_that_does_not_answer_is_refused) {
  EXPECT_FALSE(span_from(readings(0.0), Newton(50.0), {}, "now").has_value());
  EXPECT_FALSE(span_from(readings(-50.0), Newton(50.0), {}, "now").has_value());
}

TEST(MeasureCalibration, a_light_load_is_refused) {
  EXPECT_FALSE(span_from(readings(9.9), Newton(9.9), {}, "now").has_value());
}

TEST(MeasureCalibration, noisy_readings_are_refused) {
  EXPECT_TRUE(zero_from(readings(0.0, 0.48), {}, "now").has_value());
  EXPECT_FALSE(zero_from(readings(0.0, 0.52), {}, "now").has_value());
}

TEST(MeasureCalibration, few_readings_are_refused) {
  EXPECT_TRUE(zero_from(readings(0.0, 0.1, kFewestReadings), {}, "now").has_value());
  EXPECT_FALSE(zero_from(readings(0.0, 0.1, kFewestReadings - 1), {}, "now").has_value());
}

TEST(MeasureCalibration, a_reading_that_is_no_number_is_refused) {
  auto broken = readings(0.0);
  broken[7] = Newton(NAN);
  EXPECT_FALSE(zero_from(broken, {}, "now").has_value());
}

}  // namespace
}  // namespace knead::config
