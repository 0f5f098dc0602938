#include "control/signal/hum_removal.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <string>
#include <vector>

#include "control/signal/recording_analysis.hpp"
#include "synthetic.hpp"

namespace knead::signal {
namespace {

using testing::Noise;
using testing::sine;

constexpr Hertz kAt{1000.0};
constexpr double kLasts_s = 20.0;
constexpr double kRest = 1.0;
constexpr double kStrong = 20.0;
/// As high as the strongest sample of the muscle: 3 spreads of its burst.
constexpr double kLoudHum = 3.0 * kStrong;

using Hum = std::function<double(double t_s)>;

std::vector<double> muscle_and(const Hum& hum, bool works = true) {
  Noise noise(3);
  std::vector<double> x;
  for (int i = 0; i < static_cast<int>(kLasts_s * kAt.value()); ++i) {
    const double t = i / kAt.value();
    const bool active =
        works && ((t >= 4.0 && t < 5.2) || (t >= 8.0 && t < 8.4) || t >= 13.0) && t < 16.0;
    x.push_back((active ? kStrong : kRest) * noise() + kLoudHum * hum(t));
  }
  return x;
}

/// A line that is at `hz` in the middle of the recording and drifts.
double drifting(double t_s, double hz, double hz_s, double harmonic = 1.0) {
  const double from = hz - 0.5 * kLasts_s * hz_s;
  return std::sin(harmonic * 2.0 * std::numbers::pi * (from * t_s + 0.5 * hz_s * t_s * t_s));
}

struct Case {
  std::string name;
  Hum hum;
};

class LoudHum : public ::testing::TestWithParam<Case> {};

TEST_P(LoudHum, adds_no_burst_and_moves_no_onset) {
  const ChannelAnalysis a = analyse_channel(muscle_and(GetParam().hum), kAt);
  ASSERT_EQ(a.bursts.size(), 3U);
  EXPECT_NEAR(seconds(a.bursts[0].onset), 4.0, 0.04);
  EXPECT_NEAR(seconds(a.bursts[1].onset), 8.0, 0.04);
  EXPECT_NEAR(seconds(a.bursts[2].onset), 13.0, 0.04);
  EXPECT_TRUE(a.flags.mains.has_value());
}

TEST_P(LoudHum, is_no_burst_over_a_muscle_at_rest) {
  EXPECT_TRUE(analyse_channel(muscle_and(GetParam().hum, false), kAt).bursts.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Of, LoudHum,
    ::testing::Values(
        Case{"nominal_frequency", [](double at) { return sine(50.0, at); }},
        Case{"frequency_0_3_hz_too_high", [](double at) { return sine(50.3, at + 0.004); }},
        Case{"frequency_0_3_hz_too_low", [](double at) { return sine(59.7, at + 0.002); }},
        Case{"frequency_rising_by_0_1_hz_a_second",
             [](double at) { return drifting(at, 50.0, 0.1); }},
        Case{"frequency_falling_by_0_1_hz_a_second",
             [](double at) { return drifting(at, 60.0, -0.1); }},
        Case{"lamp_switched_on", [](double at) { return at < 10.5 ? 0.0 : sine(50.0, at); }},
        Case{"lamp_switched_on_and_off",
             [](double at) { return at < 6.3 || at > 11.1 ? 0.0 : sine(60.0, at); }},
        Case{"height_that_trebles",
             [](double at) { return (at < 10.5 ? 1.0 : 3.0) / 3.0 * sine(50.0, at); }},
        Case{"third_and_fifth_harmonic_as_strong",
             [](double at) { return (sine(50.3, at) + sine(150.9, at) + sine(251.5, at)) / 2.0; }},
        Case{"lamp_with_harmonics",
             [](double at) {
               return at < 10.5 ? 0.0 : (sine(50.0, at) + sine(150.0, at) + sine(250.0, at)) / 2.0;
             }}),
    [](const auto& one) { return one.param.name; });

TEST(HumRemoval, gives_back_hum_and_the_rest_and_leaves_little_of_the_one_in_the_other) {
  Noise noise(8);
  std::vector<double> muscle;
  std::vector<double> hum;
  std::vector<double> both;
  for (int i = 0; i < 10'000; ++i) {
    muscle.push_back(noise());
    hum.push_back(100.0 * drifting(i / 1000.0, 50.2, 0.1));
    both.push_back(muscle.back() + hum.back());
  }
  const HumSplit split = split_hum(both, kAt, Hertz(50.0));
  double wrong = 0.0;
  for (std::size_t i = 0; i < both.size(); ++i) {
    EXPECT_NEAR(split.rest[i] + split.hum[i], both[i], 1e-9);
    wrong += (split.hum[i] - hum[i]) * (split.hum[i] - hum[i]);
  }
  // Hum of 71 RMS; what is wrong about it is well below the muscle's 1 RMS.
  EXPECT_LT(std::sqrt(wrong / static_cast<double>(both.size())), 0.5);
}

TEST(HumRemoval, takes_little_from_a_recording_without_hum) {
  Noise noise(2);
  std::vector<double> muscle;
  for (int i = 0; i < 10'000; ++i) muscle.push_back(noise());
  const HumSplit split = split_hum(muscle, kAt, Hertz(60.0));
  double taken = 0.0;
  for (const double x : split.hum) taken += x * x;
  EXPECT_LT(taken / 10'000.0, 0.1);
}

TEST(HumRemoval, bears_the_slowest_and_the_shortest_recording) {
  std::vector<double> x;
  for (int i = 0; i < 500; ++i) x.push_back(sine(50.0, i / 500.0));
  const HumSplit split = split_hum(x, Hertz(500.0), Hertz(50.0));
  ASSERT_EQ(split.rest.size(), x.size());
  for (const double left : split.rest) EXPECT_NEAR(left, 0.0, 0.05);
}

}  // namespace
}  // namespace knead::signal
