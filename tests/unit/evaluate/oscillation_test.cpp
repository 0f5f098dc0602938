// The detector of unstable force must find what it is there for, and nothing else.
#include "daemon/evaluate/oscillation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "hal/sim/random.hpp"

namespace knead::evaluate {
namespace {

constexpr double kRate_hz = OscillationWatch::kRate.value();
constexpr std::size_t kSamples = static_cast<std::size_t>(OscillationWatch::kWindow_s * kRate_hz);

double tone(double hz, double amplitude, std::size_t i) {
  return amplitude * std::sin(2.0 * std::numbers::pi * hz * static_cast<double>(i) / kRate_hz);
}

/// A quiet hold: breathing with its harmonics, and what sensor noise leaves in the force.
std::vector<double> quiet_hold() {
  sim::Random dice(7, sim::Stream::sensors);
  std::vector<double> error(kSamples);
  for (std::size_t i = 0; i < kSamples; ++i) {
    error[i] = tone(0.35, 0.8, i) + tone(0.7, 0.3, i) + tone(1.05, 0.1, i) + 0.1 * dice.gaussian();
  }
  return error;
}

/// What kneading leaves: the same error in every cycle.
std::vector<double> kneaded() {
  std::vector<double> error = quiet_hold();
  for (std::size_t i = 0; i < kSamples; ++i) {
    error[i] += tone(2.0, 1.8, i) + tone(4.0, 0.6, i) + tone(6.0, 0.5, i);
  }
  return error;
}

TEST(Oscillation, of_breathing_and_noise_is_none) {
  const Oscillation found = oscillation(quiet_hold(), OscillationWatch::kRate);
  EXPECT_LT(found.tone_n, 0.1);
  EXPECT_FALSE(found.limit_cycle());
  EXPECT_FALSE(found.grows());
}

TEST(Oscillation, of_a_limit_cycle_is_found_with_its_size_and_rate) {
  for (const double hz : {2.2, 5.0, 11.3, 24.0, 41.0}) {
    std::vector<double> error = quiet_hold();
    for (std::size_t i = 0; i < kSamples; ++i) error[i] += tone(hz, 0.8, i);
    const Oscillation found = oscillation(error, OscillationWatch::kRate);
    EXPECT_TRUE(found.limit_cycle()) << hz;
    EXPECT_NEAR(found.tone_n, 0.8, 0.1) << hz;
    EXPECT_NEAR(found.tone_hz, hz, 0.15);
  }
}

TEST(Oscillation, that_grows_is_found_before_it_is_large) {
  for (const double hz : {2.2, 9.0, 19.0, 41.0}) {
    std::vector<double> error = quiet_hold();
    for (std::size_t i = 0; i < kSamples; ++i) {
      error[i] += tone(hz, 0.06 * std::exp(0.7 * static_cast<double>(i) / kRate_hz), i);
    }
    const Oscillation found = oscillation(error, OscillationWatch::kRate);
    EXPECT_TRUE(found.grows()) << hz;
  }
}

TEST(Oscillation, of_a_drive_that_slips_once_is_no_growth) {
  for (const double at_s : {0.5, 1.5, 2.5, 3.5}) {
    std::vector<double> error = quiet_hold();
    const auto slip = static_cast<std::size_t>(at_s * kRate_hz);
    for (std::size_t i = slip; i < slip + 10; ++i) error[i] += 5.0;
    EXPECT_FALSE(oscillation(error, OscillationWatch::kRate).grows()) << at_s;
  }
}

TEST(Oscillation, of_kneading_is_none_where_every_cycle_is_like_the_last) {
  const Oscillation found = oscillation(kneaded(), OscillationWatch::kRate, Hertz(2.0));
  EXPECT_FALSE(found.limit_cycle()) << found.tone_n << " N at " << found.tone_hz;
  EXPECT_FALSE(found.grows());
  EXPECT_TRUE(oscillation(kneaded(), OscillationWatch::kRate).limit_cycle())
      << "it is the command that explains it";
}

TEST(Oscillation, of_a_limit_cycle_beside_kneading_is_found) {
  for (const double hz : {3.0, 7.1, 13.0, 27.0}) {
    std::vector<double> error = kneaded();
    for (std::size_t i = 0; i < kSamples; ++i) error[i] += tone(hz, 0.8, i);
    const Oscillation found = oscillation(error, OscillationWatch::kRate, Hertz(2.0));
    EXPECT_TRUE(found.limit_cycle()) << hz;
    EXPECT_NEAR(found.tone_hz, hz, 0.3);
  }
}

TEST(OscillationWatch, looks_at_full_windows_only_and_remembers_the_worst) {
  OscillationWatch watch(std::nullopt);
  const auto feed = [&](int milliseconds, double amplitude) {
    for (int ms = 0; ms < milliseconds; ++ms) {
      watch.add(amplitude * std::sin(2.0 * std::numbers::pi * 8.0 * ms * 1e-3));
    }
  };
  feed(3990, 3.0);
  EXPECT_EQ(watch.windows(), 0);
  watch.interrupt();
  feed(4000, 1.0);
  feed(4000, 0.2);
  EXPECT_EQ(watch.windows(), 2);
  EXPECT_EQ(watch.unstable_windows(), 1);
  EXPECT_NEAR(watch.worst().tone_n, 1.0, 0.1);
}

}  // namespace
}  // namespace knead::evaluate
