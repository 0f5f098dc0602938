#include "control/signal/band_rest.hpp"

#include <gtest/gtest.h>

#include <random>

#include "synthetic.hpp"

namespace knead::signal {
namespace {

/// A channel at rest whose muscle and amplifier have these powers in the lower band.
class Lead {
 public:
  Lead(double muscle, double amplifier) {
    const BandShapes of = shapes();
    for (std::size_t b = 0; b < kMuscleBands; ++b) {
      truth_[b] =
          muscle * of.muscle[b] / of.muscle[0] + amplifier * of.amplifier[b] / of.amplifier[0];
    }
  }
  void rest(int blocks) {
    for (int i = 0; i < blocks; ++i) {
      PerBand<double> power{};
      for (std::size_t b = 0; b < kMuscleBands; ++b) power[b] = truth_[b] * chance_(engine_);
      channel.learn(power, shapes());
    }
  }
  static const BandShapes& shapes() {
    static const MuscleBands<1> bands(testing::kRate);
    return bands.shapes();
  }
  BandRest channel{};

 private:
  PerBand<double> truth_{};
  std::mt19937 engine_{5};
  std::gamma_distribution<double> chance_{1.0, 1.0};
};

TEST(BandRest, a_lead_of_muscle_alone_is_muscle_in_both_bands) {
  Lead lead(10.0, 0.01);
  lead.rest(1000);
  EXPECT_GT(lead.channel.muscle_share()[0], 0.95);
  EXPECT_GT(lead.channel.muscle_share()[1], 0.7);
}

TEST(BandRest, an_amplifier_as_loud_as_the_muscle_drowns_the_upper_band_first) {
  Lead lead(5.0, 5.0);
  lead.rest(1000);
  EXPECT_NEAR(lead.channel.muscle_share()[0], 0.5, 0.15);
  EXPECT_LT(lead.channel.muscle_share()[1], 0.25);
  EXPECT_GE(lead.channel.muscle_share()[1], 0.05);
}

TEST(BandRest, is_known_after_a_third_of_a_second_and_one_knock_moves_it_little) {
  Lead lead(5.0, 1.0);
  lead.rest(29);
  EXPECT_FALSE(lead.channel.known());
  lead.rest(200);
  EXPECT_TRUE(lead.channel.known());
  const double before = lead.channel.power()[0];
  lead.channel.learn({1e6, 1e6}, Lead::shapes());
  EXPECT_LT(lead.channel.power()[0], 1.05 * before) << "is no rest";
  lead.channel.learn({7.0 * before, 0.0}, Lead::shapes());
  EXPECT_LT(lead.channel.power()[0], 1.05 * before) << "is one of hundreds";
}

TEST(BandRest, a_muscle_is_never_quite_gone) {
  Lead lead(0.0, 5.0);
  lead.rest(1000);
  for (const double share : lead.channel.muscle_share()) {
    EXPECT_GE(share, 0.05);
    EXPECT_LT(share, 0.2);
  }
}

TEST(BandRest, a_floor_that_steps_takes_both_bands_along) {
  Lead lead(5.0, 1.0);
  lead.rest(200);
  const PerBand<double> before = lead.channel.power();
  lead.channel.step_by(4.0);
  EXPECT_DOUBLE_EQ(lead.channel.power()[0], 4.0 * before[0]);
  EXPECT_DOUBLE_EQ(lead.channel.power()[1], 4.0 * before[1]);
}

}  // namespace
}  // namespace knead::signal
