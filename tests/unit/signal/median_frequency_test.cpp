#include "control/signal/median_frequency.hpp"

#include <gtest/gtest.h>

#include <numbers>

#include "control/signal/biquad_cascade.hpp"
#include "synthetic.hpp"

namespace knead::signal {
namespace {

using testing::Noise;

TEST(Fft, is_the_discrete_fourier_transform) {
  constexpr std::size_t kSize = 64;
  Noise noise(9);
  std::vector<std::complex<double>> x(kSize);
  for (auto& v : x) v = {noise(), noise()};
  std::vector<std::complex<double>> fast = x;
  fft(fast);
  for (std::size_t k = 0; k < kSize; ++k) {
    std::complex<double> sum = 0.0;
    for (std::size_t i = 0; i < kSize; ++i) {
      const double angle = -2.0 * std::numbers::pi * static_cast<double>(k * i) / kSize;
      sum += x[i] * std::polar(1.0, angle);
    }
    EXPECT_NEAR(std::abs(fast[k] - sum), 0.0, 1e-11);
  }
}

TEST(MedianFrequency, of_a_sine_is_its_frequency) {
  std::vector<double> x;
  for (int i = 0; i < 4000; ++i) x.push_back(testing::sine(83.0, i / 1000.0));
  EXPECT_NEAR(median_frequency(x, Hertz(1000.0), Hertz(450.0)).value(), 83.0, 1.0);
}

TEST(MedianFrequency, of_white_noise_is_half_of_the_band) {
  Noise noise(4);
  std::vector<double> x;
  for (int i = 0; i < 60'000; ++i) x.push_back(noise());
  EXPECT_NEAR(median_frequency(x, Hertz(2000.0), Hertz(400.0)).value(), 200.0, 5.0);
}

TEST(MedianFrequency, falls_with_the_band_of_the_signal) {
  double before = 1000.0;
  for (const double corner : {160.0, 120.0, 80.0}) {
    Noise noise(4);
    BiquadCascade<1, 2> lowpass;
    for (const Biquad& s : butterworth_lowpass<4>(Hertz(corner), Hertz(1000.0))) lowpass.add(s);
    std::vector<double> x;
    for (int i = 0; i < 20'000; ++i) {
      Lanes<1> v;
      v(0) = noise();
      x.push_back(lowpass.step(v)(0));
    }
    const double median = median_frequency(x, Hertz(1000.0), Hertz(450.0)).value();
    EXPECT_NEAR(median, corner / 2.0, 0.08 * corner);
    EXPECT_LT(median, before);
    before = median;
  }
}

TEST(MedianFrequency, of_too_little_or_of_silence_is_0) {
  EXPECT_EQ(median_frequency(std::vector<double>(31, 1.0), Hertz(1000.0), Hertz(450.0)).value(),
            0.0);
  EXPECT_EQ(median_frequency(std::vector<double>(1000, 0.0), Hertz(1000.0), Hertz(450.0)).value(),
            0.0);
}

}  // namespace
}  // namespace knead::signal
