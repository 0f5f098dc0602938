// Our sections beside those of liquid-dsp, an independent design of the same Butterworth filters.
// It designs in single precision, so that the comparison ends at about 0.1 %.
#include <gtest/gtest.h>
#include <liquid/liquid.h>

#include <complex>
#include <vector>

#include "control/signal/biquad_design.hpp"

namespace knead::signal {
namespace {

struct Design {
  liquid_iirdes_bandtype type;
  double corner_hz;
  double rate_hz;
};

std::vector<Biquad> by_liquid(const Design& design, unsigned order) {
  std::vector<float> b(3 * order / 2);
  std::vector<float> a(3 * order / 2);
  const auto corner = static_cast<float>(design.corner_hz / design.rate_hz);
  liquid_iirdes(LIQUID_IIRDES_BUTTER, design.type, LIQUID_IIRDES_SOS, order, corner, 0.0F, 1.0F,
                60.0F, b.data(), a.data());
  std::vector<Biquad> sections;
  for (std::size_t i = 0; i < order / 2; ++i) {
    sections.push_back({b[3 * i], b[3 * i + 1], b[3 * i + 2], a[3 * i + 1], a[3 * i + 2]});
  }
  return sections;
}

template <class Sections>
double gain(const Sections& sections, double frequency_hz, double rate_hz) {
  std::complex<double> product = 1.0;
  for (const Biquad& s : sections) product *= response(s, Hertz(frequency_hz), Hertz(rate_hz));
  return std::abs(product);
}

class AgainstLiquid : public ::testing::TestWithParam<Design> {};

TEST_P(AgainstLiquid, butterworth_of_order_4_has_the_same_response_from_5_hz_to_nyquist) {
  const Design& d = GetParam();
  const auto theirs = by_liquid(d, 4);
  const auto ours = d.type == LIQUID_IIRDES_LOWPASS
                        ? butterworth_lowpass<4>(Hertz(d.corner_hz), Hertz(d.rate_hz))
                        : butterworth_highpass<4>(Hertz(d.corner_hz), Hertz(d.rate_hz));
  int compared = 0;
  for (double hz = 5.0; hz < 0.499 * d.rate_hz; hz *= 1.1, ++compared) {
    EXPECT_NEAR(gain(ours, hz, d.rate_hz), gain(theirs, hz, d.rate_hz), 2e-3) << hz << " Hz";
  }
  EXPECT_GT(compared, 30);
}

// The chain's own filters at the rates they meet. 20 Hz at 10 kHz is as far as single precision
// carries a high-pass.
INSTANTIATE_TEST_SUITE_P(Chain, AgainstLiquid,
                         ::testing::Values(Design{LIQUID_IIRDES_HIGHPASS, 20.0, 500.0},
                                           Design{LIQUID_IIRDES_HIGHPASS, 20.0, 2000.0},
                                           Design{LIQUID_IIRDES_HIGHPASS, 20.0, 10'000.0},
                                           Design{LIQUID_IIRDES_HIGHPASS, 100.0, 2000.0},
                                           Design{LIQUID_IIRDES_LOWPASS, 225.0, 500.0},
                                           Design{LIQUID_IIRDES_LOWPASS, 450.0, 2000.0},
                                           Design{LIQUID_IIRDES_LOWPASS, 450.0, 50'000.0}));

}  // namespace
}  // namespace knead::signal
