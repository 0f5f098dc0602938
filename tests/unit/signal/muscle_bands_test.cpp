#include "control/signal/muscle_bands.hpp"

#include <gtest/gtest.h>

#include "synthetic.hpp"

namespace knead::signal {
namespace {

using testing::kRate;
using testing::sine;

/// Scaled mean squares of both bands over 4000 samples of `signal(t)`, the first 1000 apart.
template <class Signal>
PerBand<double> powers(Signal signal, Hertz rate = kRate) {
  MuscleBands<1> bands(rate);
  PerBand<double> sum{};
  constexpr int kSettling = 1000;
  constexpr int kSamples = 4000;
  for (int i = 0; i < kSettling + kSamples; ++i) {
    Lanes<1> x;
    x(0) = signal(static_cast<double>(i) / rate.value());
    const PerBand<Lanes<1>> heard = bands.step(x);
    if (i < kSettling) continue;
    for (std::size_t b = 0; b < kMuscleBands; ++b) sum[b] += heard[b].square()(0) / kSamples;
  }
  for (std::size_t b = 0; b < kMuscleBands; ++b) sum[b] *= bands.scale()[b];
  return sum;
}

TEST(MuscleBands, each_frequency_is_in_its_band_and_what_is_slow_in_neither) {
  const auto tone = [](double hz) { return powers([hz](double t) { return sine(hz, t); }); };
  EXPECT_GT(tone(120.0)[0], 30.0 * tone(20.0)[0]);
  EXPECT_GT(tone(350.0)[1], 100.0 * tone(120.0)[1]);
  EXPECT_LT(tone(350.0)[0], 0.1 * tone(350.0)[1]);
}

TEST(MuscleBands, a_lead_that_is_shaken_shows_the_same_power_in_both) {
  for (const Hertz rate : {Hertz(1000.0), kRate}) {
    PerBand<double> shaken{};
    for (double hz = 5.0; hz < 0.5 * rate.value(); hz += 10.0) {
      BiquadCascade<1, 2> conditioned;
      for (const Biquad& s : butterworth_lowpass<4>(band_high(rate), rate)) conditioned.add(s);
      const auto tone = [&](double t) {
        Lanes<1> x;
        x(0) = sine(hz, t) / hz;
        return conditioned.step(x)(0);
      };
      const PerBand<double> heard = powers(tone, rate);
      for (std::size_t b = 0; b < kMuscleBands; ++b) shaken[b] += heard[b];
    }
    EXPECT_NEAR(shaken[1] / shaken[0], 1.0, 0.02) << rate.value();
  }
}

TEST(MuscleBands, a_muscle_lies_rather_in_the_lower_and_an_amplifier_in_the_upper) {
  const MuscleBands<1> bands(kRate);
  const BandShapes& of = bands.shapes();
  EXPECT_GT(of.muscle[0] / of.muscle[1], 4.0 * of.amplifier[0] / of.amplifier[1]);
}

TEST(MuscleBands, there_are_two_at_slow_rates_too) {
  for (double hz : {500.0, 1000.0, 4000.0}) {
    const MuscleBands<1> bands{Hertz(hz)};
    for (std::size_t b = 0; b < kMuscleBands; ++b) {
      EXPECT_TRUE(std::isfinite(bands.scale()[b])) << hz;
      EXPECT_GT(bands.shapes().muscle[b], 0.0) << hz;
    }
  }
}

}  // namespace
}  // namespace knead::signal
