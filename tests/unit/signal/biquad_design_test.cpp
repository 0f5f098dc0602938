#include "control/signal/biquad_design.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <tuple>

#include "control/signal/biquad_cascade.hpp"

namespace knead::signal {
namespace {

template <std::size_t N>
double gain(const std::array<Biquad, N>& sections, Hertz f, Hertz rate) {
  double product = 1.0;
  for (const Biquad& s : sections) product *= std::abs(response(s, f, rate));
  return product;
}

/// A Butterworth filter through the bilinear transform, from its definition.
double butterworth(double ratio_of_tangents, int order) {
  return 1.0 / std::sqrt(1.0 + std::pow(ratio_of_tangents, 2 * order));
}

double tangent(Hertz f, Hertz rate) { return std::tan(std::numbers::pi * (f / rate)); }

class AnyRate : public ::testing::TestWithParam<double> {};

TEST_P(AnyRate, lowpass_and_highpass_have_the_response_of_their_definition) {
  const Hertz rate(GetParam());
  for (const double share : {0.01, 0.05, 0.2, 0.4, 0.45}) {
    const Hertz corner = rate * share;
    const auto low = butterworth_lowpass<4>(corner, rate);
    const auto high = butterworth_highpass<4>(corner, rate);
    for (const double at : {0.001, 0.02, 0.1, 0.3, 0.49}) {
      const Hertz f = rate * at;
      const double ratio = tangent(f, rate) / tangent(corner, rate);
      EXPECT_NEAR(gain(low, f, rate), butterworth(ratio, 4), 1e-9) << share << " at " << at;
      EXPECT_NEAR(gain(high, f, rate), butterworth(1.0 / ratio, 4), 1e-9) << share << " at " << at;
    }
  }
}

TEST_P(AnyRate, lowpass_silences_what_alternates_from_sample_to_sample) {
  const Hertz rate(GetParam());
  EXPECT_NEAR(gain(butterworth_lowpass<4>(rate * 0.45, rate), rate * 0.5, rate), 0.0, 1e-9);
}

TEST_P(AnyRate, notch_is_zero_at_its_centre_and_3_db_down_at_the_edges_of_its_band) {
  const Hertz rate(GetParam());
  const Hertz centre(50.0);
  const Hertz bandwidth(2.0);
  const Biquad n = notch(centre, bandwidth, rate);
  EXPECT_NEAR(std::abs(response(n, centre, rate)), 0.0, 1e-9);
  EXPECT_NEAR(std::abs(response(n, Hertz(49.0), rate)), std::sqrt(0.5), 0.02);
  EXPECT_NEAR(std::abs(response(n, Hertz(51.0), rate)), std::sqrt(0.5), 0.02);
  EXPECT_NEAR(std::abs(response(n, Hertz(0.0), rate)), 1.0, 1e-9);
  EXPECT_GT(std::abs(response(n, Hertz(70.0), rate)), 0.99);
}

INSTANTIATE_TEST_SUITE_P(Rates, AnyRate,
                         ::testing::Values(500.0, 1000.0, 2000.0, 10000.0, 50000.0));

TEST(BiquadCascade, passes_a_sine_with_the_gain_of_its_design) {
  const Hertz rate(2000.0);
  BiquadCascade<1, 4> cascade;
  const auto sections = butterworth_lowpass<4>(Hertz(100.0), rate);
  for (const Biquad& s : sections) ASSERT_TRUE(cascade.add(s));
  double peak = 0.0;
  for (int i = 0; i < 4000; ++i) {
    Lanes<1> x;
    x(0) = std::sin(2.0 * std::numbers::pi * 150.0 * i / rate.value());
    const double y = cascade.step(x)(0);
    if (i > 2000) peak = std::max(peak, std::abs(y));
  }
  EXPECT_NEAR(peak, gain(sections, Hertz(150.0), rate), 0.01);
}

TEST(BiquadCascade, channels_do_not_hear_each_other) {
  BiquadCascade<8, 2> cascade;
  for (const Biquad& s : butterworth_lowpass<4>(Hertz(100.0), Hertz(2000.0))) cascade.add(s);
  for (int i = 0; i < 200; ++i) {
    Lanes<8> x = Lanes<8>::Zero();
    x(3) = i % 7;
    const Lanes<8> y = cascade.step(x);
    for (int c = 0; c < 8; ++c) {
      if (c != 3) {
        EXPECT_EQ(y(c), 0.0);
      }
    }
  }
}

TEST(BiquadCascade, settled_at_an_offset_it_makes_no_transient) {
  BiquadCascade<1, 4> cascade;
  for (const Biquad& s : butterworth_highpass<4>(Hertz(20.0), Hertz(2000.0))) cascade.add(s);
  for (const Biquad& s : butterworth_lowpass<4>(Hertz(450.0), Hertz(2000.0))) cascade.add(s);
  Lanes<1> offset;
  offset(0) = 0.3;
  cascade.settle_at(offset);
  for (int i = 0; i < 100; ++i) EXPECT_NEAR(cascade.step(offset)(0), 0.0, 1e-12);
}

TEST(BiquadCascade, refuses_a_section_beyond_its_capacity) {
  BiquadCascade<1, 1> cascade;
  EXPECT_TRUE(cascade.add(Biquad{}));
  EXPECT_FALSE(cascade.add(Biquad{}));
}

TEST(GroupDelay, is_what_the_envelope_of_a_burst_is_late_by) {
  const Hertz rate(10'000.0);
  const auto sections = butterworth_lowpass<4>(Hertz(450.0), rate);
  BiquadCascade<1, 2> cascade;
  for (const Biquad& s : sections) cascade.add(s);
  // The centre of energy of a short tone at 80 Hz, before and after.
  double in = 0.0;
  double in_moment = 0.0;
  double out = 0.0;
  double out_moment = 0.0;
  for (int i = 0; i < 10'000; ++i) {
    const double t = i / rate.value();
    const double z = (t - 0.5) / 0.05;
    Lanes<1> x;
    x(0) = std::exp(-0.5 * z * z) * std::sin(2.0 * std::numbers::pi * 80.0 * t);
    const double y = cascade.step(x)(0);
    in += x(0) * x(0);
    in_moment += x(0) * x(0) * t;
    out += y * y;
    out_moment += y * y * t;
  }
  EXPECT_NEAR(out_moment / out - in_moment / in, group_delay_s(sections, Hertz(80.0), rate), 2e-5);
}

}  // namespace
}  // namespace knead::signal
