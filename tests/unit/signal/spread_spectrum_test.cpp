#include "control/signal/spread_spectrum.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "control/signal/emg_conditioner.hpp"
#include "control/signal/median_frequency.hpp"
#include "synthetic.hpp"

namespace knead::signal {
namespace {

using testing::Noise;

constexpr int kLanes = static_cast<int>(kEmgChannels);

/// Muscle whose corner falls from channel to channel.
struct Muscles {
  explicit Muscles(Hertz rate) : conditioner(rate) {
    for (int c = 0; c < kLanes; ++c) {
      shape[static_cast<std::size_t>(c)].add(lowpass_section(Hertz(240.0 - 20.0 * c), 0.7, rate));
    }
  }
  Lanes<kLanes> next() {
    Lanes<kLanes> x;
    for (int c = 0; c < kLanes; ++c) {
      Lanes<1> white;
      white(0) = noise();
      x(c) = shape[static_cast<std::size_t>(c)].step(white)(0);
    }
    return conditioner.push(x);
  }
  Noise noise{3};
  std::array<BiquadCascade<1, 1>, kEmgChannels> shape{};
  EmgConditioner<kLanes> conditioner;
};

std::array<bool, kEmgChannels> all(bool value) {
  std::array<bool, kEmgChannels> flags{};
  flags.fill(value);
  return flags;
}

class SpectrumAtRate : public ::testing::TestWithParam<double> {};

TEST_P(SpectrumAtRate, agrees_with_the_spectrum_of_the_whole_recording) {
  const Hertz rate(GetParam());
  Muscles muscles(rate);
  SpreadSpectrum spectrum(rate);
  spectrum.mark_active(all(true));
  std::array<std::vector<double>, kEmgChannels> recorded;
  std::array<double, kEmgChannels> mean{};
  int readings = 0;
  const int samples = static_cast<int>(20.0 * rate.value());
  for (int i = 0; i < samples; ++i) {
    const Lanes<kLanes> x = muscles.next();
    spectrum.push(x);
    for (std::size_t c = 0; c < kEmgChannels; ++c) {
      recorded[c].push_back(x(static_cast<int>(c)));
    }
    if (i > samples / 10 && i % static_cast<int>(rate.value()) == 0) {
      ++readings;
      for (std::size_t c = 0; c < kEmgChannels; ++c) {
        ASSERT_TRUE(spectrum.median_frequency(c).has_value());
        mean[c] += spectrum.median_frequency(c)->value();
      }
    }
  }
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    const double whole = median_frequency(recorded[c], rate, band_high(rate)).value();
    EXPECT_NEAR(mean[c] / readings / whole, 1.0, 0.08) << c;
  }
}

INSTANTIATE_TEST_SUITE_P(Rates, SpectrumAtRate, ::testing::Values(1000.0, 2000.0, 4000.0));

TEST(SpreadSpectrum, is_silent_before_a_second_of_activity) {
  const Hertz rate(2000.0);
  Muscles muscles(rate);
  SpreadSpectrum spectrum(rate);
  for (int i = 0; i < 4000; ++i) spectrum.push(muscles.next());
  EXPECT_FALSE(spectrum.median_frequency(0).has_value()) << "a muscle at rest does not tire";
  spectrum.mark_active(all(true));
  for (int i = 0; i < 1000; ++i) spectrum.push(muscles.next());
  EXPECT_FALSE(spectrum.median_frequency(0).has_value());
  for (int i = 0; i < 4000; ++i) spectrum.push(muscles.next());
  EXPECT_TRUE(spectrum.median_frequency(0).has_value());
}

TEST(SpreadSpectrum, keeps_what_it_found_while_the_muscle_rests) {
  const Hertz rate(2000.0);
  Muscles muscles(rate);
  SpreadSpectrum spectrum(rate);
  spectrum.mark_active(all(true));
  for (int i = 0; i < 8000; ++i) spectrum.push(muscles.next());
  spectrum.mark_active(all(false));
  for (int i = 0; i < 2000; ++i) spectrum.push(muscles.next());
  const auto before = spectrum.median_frequency(2);
  for (int i = 0; i < 4000; ++i) spectrum.push(Lanes<kLanes>::Constant(i % 7));
  EXPECT_EQ(spectrum.median_frequency(2)->value(), before->value());
}

}  // namespace
}  // namespace knead::signal
