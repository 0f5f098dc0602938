#include "hal/sim/muscle_noise.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "hal/sim/heartbeat_wave.hpp"

namespace knead::sim {
namespace {

constexpr double kRate_hz = 2000.0;
constexpr double kTurn = 6.283185307179586;

/// Power of `x` in bins of 4 Hz from plain Fourier sums over windows of 500 samples.
std::vector<double> spectrum(const std::vector<double>& x) {
  constexpr std::size_t kWindow = 500;
  std::vector<double> power(kWindow / 2);
  std::vector<double> cosine(kWindow);
  std::vector<double> sine(kWindow);
  for (std::size_t i = 0; i < kWindow; ++i) {
    cosine[i] = std::cos(kTurn * static_cast<double>(i) / kWindow);
    sine[i] = std::sin(kTurn * static_cast<double>(i) / kWindow);
  }
  for (std::size_t start = 0; start + kWindow <= x.size(); start += kWindow) {
    for (std::size_t k = 1; k < power.size(); ++k) {
      double re = 0.0;
      double im = 0.0;
      for (std::size_t i = 0; i < kWindow; ++i) {
        re += x[start + i] * cosine[k * i % kWindow];
        im += x[start + i] * sine[k * i % kWindow];
      }
      power[k] += re * re + im * im;
    }
  }
  return power;
}

double median_frequency_hz(const std::vector<double>& x) {
  const std::vector<double> power = spectrum(x);
  double total = 0.0;
  for (double p : power) total += p;
  double below = 0.0;
  for (std::size_t k = 0; k < power.size(); ++k) {
    below += power[k];
    if (below >= 0.5 * total) return 4.0 * static_cast<double>(k);
  }
  return 0.0;
}

std::vector<double> channel(double median_hz, std::size_t which, std::size_t samples) {
  MuscleNoise noise(kRate_hz);
  noise.set_median_frequency(median_hz);
  Random dice(1, Stream::emg);
  std::vector<double> x;
  PerChannel row;
  for (std::size_t i = 0; i < samples; ++i) {
    noise.next(dice, row);
    x.push_back(row[which]);
  }
  return x;
}

double rms(const std::vector<double>& x) {
  double sum = 0.0;
  for (double v : x) sum += v * v;
  return std::sqrt(sum / static_cast<double>(x.size()));
}

TEST(MuscleNoise, has_unit_rms_whatever_its_spectrum) {
  for (double median_hz : {60.0, 80.0, 110.0}) {
    EXPECT_NEAR(rms(channel(median_hz, 3, 40'000)), 1.0, 0.03) << median_hz;
  }
}

TEST(MuscleNoise, median_frequency_is_what_was_asked_within_10_percent) {
  for (double median_hz : {60.0, 80.0, 110.0}) {
    EXPECT_NEAR(median_frequency_hz(channel(median_hz, 0, 30'000)), median_hz, 0.1 * median_hz);
  }
}

TEST(MuscleNoise, lies_between_20_and_450_hz) {
  const std::vector<double> power = spectrum(channel(80.0, 0, 30'000));
  double total = 0.0;
  double inside = 0.0;
  for (std::size_t k = 0; k < power.size(); ++k) {
    total += power[k];
    if (k >= 5 && k <= 112) inside += power[k];
  }
  EXPECT_GT(inside / total, 0.93);
}

TEST(MuscleNoise, channels_are_independent) {
  const std::vector<double> a = channel(80.0, 0, 40'000);
  const std::vector<double> b = channel(80.0, 1, 40'000);
  double product = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) product += a[i] * b[i];
  EXPECT_LT(std::abs(product / static_cast<double>(a.size())), 0.03);
}

TEST(HeartbeatWave, beats_at_its_rate_with_an_r_wave_of_one) {
  HeartbeatWave heart(72.0, kRate_hz);
  Random dice(1, Stream::emg);
  int beats = 0;
  double before = 0.0;
  double highest = 0.0;
  for (int i = 0; i < 120'000; ++i) {  // a minute
    const double v = heart.next(dice);
    beats += before < 0.5 && v >= 0.5 ? 1 : 0;
    before = v;
    highest = std::max(highest, v);
  }
  EXPECT_NEAR(beats, 72, 2);
  EXPECT_NEAR(highest, 1.0, 0.05);
}

}  // namespace
}  // namespace knead::sim
