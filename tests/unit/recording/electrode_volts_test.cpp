#include "daemon/recording/electrode_volts.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace knead::recording {
namespace {

constexpr Hertz kRate{1000.0};

TEST(ElectrodeVolts, physical_units_are_converted_and_nothing_else) {
  const std::vector<double> samples{1.0, -2.0};
  EXPECT_EQ(to_electrode_volts(samples, "V", kRate)->volts, samples);
  EXPECT_NEAR(to_electrode_volts(samples, "mV", kRate)->volts[1], -2e-3, 1e-18);
  EXPECT_NEAR(to_electrode_volts(samples, "uV", kRate)->volts[1], -2e-6, 1e-18);
}

TEST(ElectrodeVolts, counts_are_scaled_so_that_rest_is_five_microvolts) {
  std::vector<double> counts;
  for (int i = 0; i < 4000; ++i) {
    const double burst = i >= 1000 && i < 1500 ? 40.0 : 1.0;
    counts.push_back(2048.0 + burst * 3.0 * std::sin(0.7 * i));
  }
  const auto converted = to_electrode_volts(counts, "adc counts, 12 bit", kRate);
  ASSERT_TRUE(converted);
  EXPECT_NEAR(converted->volts[10], 5e-6 * std::numbers::sqrt2 * std::sin(7.0), 1e-7);
  EXPECT_NEAR(rest_rms(converted->volts, kRate), kAssumedRest.value(), 1e-12);
  EXPECT_NE(converted->scaling.find("5 uV"), std::string::npos);
}

TEST(ElectrodeVolts, an_unknown_unit_and_counts_that_stand_still_are_refused) {
  EXPECT_EQ(to_electrode_volts(std::vector<double>{1.0}, "furlong", kRate).error().code,
            ErrorCode::wrong_type);
  EXPECT_EQ(to_electrode_volts(std::vector<double>(100, 7.0), "adc counts", kRate).error().code,
            ErrorCode::out_of_range);
}

}  // namespace
}  // namespace knead::recording
