// The detector of unstable force must find what it is there for, and nothing else.
#include "daemon/evaluate/oscillation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
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

TEST(Oscillation, that_grows_tenfold_in_a_second_is_found) {
  for (const double hz : {5.0, 9.0, 19.0, 41.0}) {
    std::vector<double> error = quiet_hold();
    for (std::size_t i = 0; i < kSamples; ++i) {
      error[i] += tone(hz, 3.5 * std::exp(2.3 * (static_cast<double>(i) / kRate_hz - 4.0)), i);
    }
    EXPECT_TRUE(oscillation(error, OscillationWatch::kRate).grows()) << hz;
  }
}

TEST(Oscillation, that_grows_is_found_although_its_rate_wanders) {
  std::vector<double> error = quiet_hold();
  double turns = 0.0;
  for (std::size_t i = 0; i < kSamples; ++i) {
    const double at_s = static_cast<double>(i) / kRate_hz;
    turns += (12.0 + std::sin(1.7 * at_s)) / kRate_hz;
    error[i] += 0.06 * std::exp(0.7 * at_s) * std::sin(2.0 * std::numbers::pi * turns);
  }
  EXPECT_TRUE(oscillation(error, OscillationWatch::kRate).grows());
}

/// A drive that hardly moves, as a breath turns in the second half of a window: it sticks for 15 to
/// 80 ms, never the same, and slips with 0.6 to 1.5 N for 10 ms. As of simulated elderly people.
TEST(Oscillation, of_a_drive_that_sticks_and_slips_at_no_rate_of_its_own_is_no_growth) {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U}) {
    sim::Random dice(seed, sim::Stream::sensors);
    std::vector<double> error = quiet_hold();
    std::size_t slips_at = kSamples / 2;
    while (slips_at + 1 < kSamples) {
      const double slips_n = dice.uniform(0.6, 1.5) * (dice.uniform(-1.0, 1.0) < 0.0 ? -1.0 : 1.0);
      error[slips_at] += slips_n;
      error[slips_at + 1] += slips_n;
      slips_at += 2 + static_cast<std::size_t>(dice.uniform(0.015, 0.08) * kRate_hz);
    }
    const Oscillation found = oscillation(error, OscillationWatch::kRate);
    EXPECT_GT(found.late_n, Oscillation::kGrown_n) << "seed " << seed;
    EXPECT_GT(found.late_n, Oscillation::kGrowth * found.early_n) << "seed " << seed;
    EXPECT_FALSE(found.grows()) << "seed " << seed << ": " << found.late_tone_n.value_or(0.0);
  }
}

TEST(Oscillation, that_grows_beyond_any_slip_is_found_although_it_has_no_tone) {
  // Of every rate at once.
  std::vector<double> error = quiet_hold();
  sim::Random dice(4, sim::Stream::sensors);
  for (std::size_t i = kSamples / 2; i < kSamples; ++i) {
    error[i] += dice.uniform(-2.0, 2.0);
  }
  const Oscillation found = oscillation(error, OscillationWatch::kRate);
  EXPECT_LT(found.late_tone_n.value_or(0.0), Oscillation::kSwings * found.late_n);
  EXPECT_TRUE(found.grows());
}

TEST(Oscillation, that_grows_beside_kneading_is_found) {
  for (const double hz : {7.0, 11.0, 19.0}) {
    std::vector<double> error = kneaded();
    for (std::size_t i = 0; i < kSamples; ++i) {
      error[i] += tone(hz, 0.06 * std::exp(0.7 * static_cast<double>(i) / kRate_hz), i);
    }
    EXPECT_TRUE(oscillation(error, OscillationWatch::kRate, Hertz(2.0)).grows()) << hz;
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
