#include "control/signal/whitening.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "control/signal/emg_conditioner.hpp"
#include "control/signal/power_blocks.hpp"
#include "synthetic.hpp"

namespace knead::signal {
namespace {

using testing::kRate;
using testing::Noise;

/// A muscle at rest with a low median, and its amplifier, in blocks above the heart's band.
class RestingLead {
 public:
  explicit RestingLead(double amplifier) : amplifier_(amplifier) {
    for (const Biquad& s : butterworth_lowpass<2>(Hertz(1.45 * 65.0), kRate)) colour_.add(s);
    for (const Biquad& s : butterworth_lowpass<4>(Hertz(450.0), kRate)) band_.add(s);
  }
  void block(double muscle) {
    for (const std::uint32_t before = blocks_.view().number; blocks_.view().number == before;) {
      Lanes<1> flesh;
      flesh(0) = noise_();
      Lanes<1> raw = colour_.step(flesh) * (muscle * kToUnitPower);
      raw(0) += amplifier_ * noise_();
      const Lanes<1> banded = band_.step(raw);
      const Lanes<1> high = above_heart_.step(banded);
      plain_ += high(0) * high(0) / kSamples;
      blocks_.push(raw, high);
    }
  }
  void learn_rest(int blocks) {
    for (int i = 0; i < blocks; ++i) {
      block(1.0);
      blocks_.learn_rest(0);
    }
  }
  /// Mean power of blocks of rest over the same without whitening.
  [[nodiscard]] double over_plain() {
    plain_ = 0.0;
    double sum = 0.0;
    for (int i = 0; i < 8000; ++i) {
      block(1.0);
      sum += power();
    }
    return sum / plain_;
  }
  [[nodiscard]] double power() const { return blocks_.view().channel[0].power; }

  /// How far apart blocks of rest and of half as much muscle again lie, in spreads of rest.
  [[nodiscard]] double apart() {
    constexpr int kBlocks = 8000;
    double rest = 0.0, squares = 0.0, active = 0.0;
    for (int i = 0; i < kBlocks; ++i) {
      block(1.0);
      rest += power() / kBlocks;
      squares += power() * power() / kBlocks;
    }
    for (int i = 0; i < kBlocks; ++i) {
      block(1.5);
      active += power() / kBlocks;
    }
    return (active - rest) / std::sqrt(squares - rest * rest);
  }

 private:
  static constexpr double kToUnitPower = 3.1;  ///< of white noise below that corner

  static constexpr double kSamples = 10.0;  ///< of a block

  double amplifier_;
  double plain_ = 0.0;  ///< sum of the blocks' mean squares
  Noise noise_{5};
  BiquadCascade<1, 1> colour_;
  BiquadCascade<1, 2> band_;
  BiquadCascade<1, kHeartOrder / 2> above_heart_ = heart_filter<1>(kRate);
  PowerBlocks<1> blocks_{kRate};
};

TEST(Whitening, a_lead_whose_amplifier_is_as_loud_as_its_muscle_is_whitened_less_and_tells_more) {
  RestingLead taught(0.7);
  RestingLead untaught(0.7);
  taught.learn_rest(1000);
  EXPECT_GT(taught.apart(), 1.2 * untaught.apart());
}

TEST(Whitening, a_lead_of_loud_muscle_is_whitened_as_far_as_before) {
  Whitening white;
  const double first = white.share();
  for (int i = 0; i < 1000; ++i) white.learn(0.86);
  EXPECT_EQ(white.share(), first);
}

TEST(Whitening, rest_has_the_power_that_it_has_without_whitening) {
  RestingLead taught(0.7);
  RestingLead untaught(0.7);
  taught.learn_rest(1000);
  EXPECT_NEAR(taught.over_plain(), 1.0, 0.05);
  EXPECT_GT(untaught.over_plain(), 1.15);
}

TEST(Whitening, one_loud_block_at_rest_moves_it_little) {
  Whitening white;
  for (int i = 0; i < 500; ++i) white.learn(0.79);
  const double before = white.share();
  white.learn(1.0);
  EXPECT_NEAR(white.share(), before, 0.01);
}

TEST(Whitening, a_lead_that_shakes_like_no_muscle_leaves_enough_to_divide_by) {
  Whitening white;
  for (int i = 0; i < 2000; ++i) {
    white.learn(0.999);
    ASSERT_GT(white.left(), 0.15) << i;
  }
}

TEST(Whitening, is_not_learned_at_a_rate_that_its_figures_are_not_of) {
  EXPECT_TRUE(Whitening::knows(Hertz(2000.0)));
  EXPECT_FALSE(Whitening::knows(Hertz(1000.0)));
  EXPECT_FALSE(Whitening::knows(Hertz(4000.0)));
}

}  // namespace
}  // namespace knead::signal
