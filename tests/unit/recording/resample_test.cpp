#include "daemon/recording/resample.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace knead::recording {
namespace {

std::vector<double> sine(double hz, double rate_hz, double length_s) {
  std::vector<double> out;
  for (int i = 0; i < static_cast<int>(rate_hz * length_s); ++i) {
    out.push_back(std::sin(2.0 * std::numbers::pi * hz * i / rate_hz));
  }
  return out;
}

TEST(Resample, a_tone_below_both_nyquist_frequencies_survives_in_both_directions) {
  for (const auto& [from, to] : {std::pair{1000.0, 2000.0}, {10000.0, 2000.0}, {1259.0, 2000.0}}) {
    const std::vector<double> got = resample(sine(150.0, from, 1.0), Hertz(from), Hertz(to));
    const std::vector<double> wanted = sine(150.0, to, 1.0);
    ASSERT_NEAR(static_cast<double>(got.size()), 2000.0, 1.0);
    for (std::size_t i = 200; i < 1800; ++i)
      ASSERT_NEAR(got[i], wanted[i], 2e-3) << from << " " << i;
  }
}

TEST(Resample, a_tone_above_the_new_nyquist_frequency_is_filtered_out) {
  const std::vector<double> got =
      resample(sine(1400.0, 10000.0, 1.0), Hertz(10000.0), Hertz(2000.0));
  for (std::size_t i = 200; i < 1800; ++i) ASSERT_LT(std::abs(got[i]), 5e-3) << i;
}

TEST(Resample, the_same_rate_and_the_empty_signal_are_left_alone) {
  const std::vector<double> samples{1.0, 5.0, -2.0};
  EXPECT_EQ(resample(samples, Hertz(2000.0), Hertz(2000.0)), samples);
  EXPECT_TRUE(resample({}, Hertz(1000.0), Hertz(2000.0)).empty());
}

TEST(Resample, a_constant_stays_the_constant_up_to_its_ends) {
  const std::vector<double> got =
      resample(std::vector<double>(300, 2.5), Hertz(1000.0), Hertz(2000.0));
  for (double v : got) ASSERT_NEAR(v, 2.5, 1e-12);
}

}  // namespace
}  // namespace knead::recording
