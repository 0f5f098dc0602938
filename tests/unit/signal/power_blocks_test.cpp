#include "control/signal/power_blocks.hpp"

#include <gtest/gtest.h>

#include "control/signal/emg_chain.hpp"
#include "synthetic.hpp"

namespace knead::signal {
namespace {

using testing::heart;
using testing::kMicrovolt;
using testing::kRate;
using testing::Noise;

/// Eight channels of muscle at rest, to which a test adds.
class Bed {
 public:
  EmgChain chain{kRate};
  double muscle_uv = 5.0;  ///< of channel 0
  double heart_uv = 0.0;   ///< R wave of all channels
  double rub_uv = 0.0;     ///< slow noise on channel 0

  void step() {
    EmgBlock block;
    block.count = 2;
    for (std::size_t s = 0; s < 2; ++s) {
      const double t = static_cast<double>(sample_++) / kRate.value();
      slow_ += 0.05 * (noise_() - slow_);
      for (std::size_t c = 0; c < kEmgChannels; ++c) {
        double uv = (c == 0 ? muscle_uv : 5.0) * noise_() + heart_uv * heart(t, 75.0);
        if (c == 0) uv += rub_uv * 6.3 * slow_;
        block.volts[s][c] = Volt(uv * kMicrovolt);
      }
    }
    chain.push(block, {.commanded_rate = Hertz(0.0), .at_rest = true});
  }
  void run(double seconds) {
    for (int ms = 0; ms < static_cast<int>(seconds * 1000.0); ++ms) step();
  }
  /// Mean of `of(blocks)` over the blocks of some seconds.
  template <class Of>
  double mean(double seconds, Of of) {
    double sum = 0.0;
    int blocks = 0;
    for (int ms = 0; ms < static_cast<int>(seconds * 1000.0); ++ms) {
      const std::uint32_t before = chain.blocks().number;
      step();
      if (chain.blocks().number == before) continue;
      sum += of(chain.blocks());
      ++blocks;
    }
    return sum / blocks;
  }

 private:
  Noise noise_{7};
  double slow_ = 0.0;
  std::uint64_t sample_ = 0;
};

TEST(PowerBlocks, a_new_block_comes_every_5_ms) {
  Bed bed;
  bed.run(1.0);
  EXPECT_EQ(bed.chain.blocks().number, 200U);
}

TEST(PowerBlocks, a_contraction_shows_in_the_block_after_it_begins) {
  Bed bed;
  bed.run(3.0);
  const double rest = bed.mean(1.0, [](const auto& b) { return b.channel[0].power; });
  bed.muscle_uv = 25.0;
  bed.run(0.010);  // one block, and what the filters delay
  const double early = bed.mean(0.020, [](const auto& b) { return b.channel[0].power; });
  EXPECT_GT(early, 5.0 * rest);
}

TEST(PowerBlocks, a_lead_of_white_noise_is_learned_at_rest_and_then_hardly_whitened) {
  Bed bed;
  const auto power = [](const auto& b) { return b.channel[1].power; };
  bed.run(1.0);  // mains and rest take longer
  const double first = bed.mean(0.5, power);
  bed.run(10.0);
  EXPECT_GT(first, 2.0 * bed.mean(2.0, power));
}

/// Blocks of one channel of muscle-like noise: white, through a low pass that sets its median.
struct OneMuscle {
  PowerBlocks<1> blocks{kRate};
  BiquadCascade<1, kHeartOrder / 2> above_heart = heart_filter<1>(kRate);
  BiquadCascade<1, 1> colour;
  Noise noise{11};
  double plain = 0.0;         ///< mean square above the heart
  double whitened = 0.0;      ///< mean of the blocks' powers
  double spread = 0.0;        ///< their variance over their squared mean
  double plain_spread = 0.0;  ///< the same of blocks of the signal as it is

  explicit OneMuscle(Hertz corner) {
    for (const Biquad& s : butterworth_lowpass<2>(corner, kRate)) colour.add(s);
  }
  void run(int count) {
    double sum = 0.0, squares = 0.0, plain_sum = 0.0, plain_squares = 0.0;
    for (int block = 0; block < count; ++block) {
      double power = 0.0;
      for (const std::uint32_t before = blocks.view().number; blocks.view().number == before;) {
        Lanes<1> raw;
        raw(0) = noise();
        const Lanes<1> high = above_heart.step(colour.step(raw));
        power += high(0) * high(0) / 10.0;
        blocks.push(raw, high);
      }
      const double white = blocks.view().channel[0].power;
      sum += white;
      squares += white * white;
      plain_sum += power;
      plain_squares += power * power;
    }
    whitened = sum / count;
    plain = plain_sum / count;
    spread = squares / count / (whitened * whitened) - 1.0;
    plain_spread = plain_squares / count / (plain * plain) - 1.0;
  }
};

TEST(PowerBlocks, a_typical_muscle_has_the_power_that_it_has_without_whitening) {
  OneMuscle muscle(Hertz(116.0));  // a median of 80 Hz
  muscle.run(20000);
  EXPECT_NEAR(muscle.whitened / muscle.plain, 1.0, 0.15);
}

TEST(PowerBlocks, whitening_makes_the_power_of_a_steady_muscle_spread_less) {
  OneMuscle muscle(Hertz(116.0));
  muscle.run(20000);
  EXPECT_LT(muscle.spread, 0.8 * muscle.plain_spread);
}

TEST(PowerBlocks, a_beating_heart_hardly_raises_the_power_and_is_loud_below) {
  Bed bed;
  bed.run(4.0);
  const auto power = [](const auto& b) { return b.channel[0].power; };
  const auto slow = [](const auto& b) { return b.channel[0].slow * b.channel[0].slow; };
  const double rest = bed.mean(4.0, power);
  const double rest_slow = bed.mean(4.0, slow);
  bed.heart_uv = 200.0;
  EXPECT_LT(bed.mean(4.0, power), 1.2 * rest);
  EXPECT_GT(bed.mean(4.0, slow), 50.0 * rest_slow);
}

TEST(PowerBlocks, a_rubbed_electrode_is_loud_below_and_its_neighbours_are_not) {
  Bed bed;
  bed.run(3.0);
  const auto slow = [](std::size_t c) {
    return [c](const auto& b) { return b.channel[c].slow * b.channel[c].slow; };
  };
  const double rest = bed.mean(2.0, slow(0));
  const double beside = bed.mean(2.0, slow(1));
  bed.rub_uv = 100.0;
  EXPECT_GT(bed.mean(2.0, slow(0)), 50.0 * rest);
  EXPECT_LT(bed.mean(2.0, slow(1)), 2.0 * beside);
}

TEST(PowerBlocks, a_muscle_is_louder_above_the_heart_than_below_it) {
  Bed bed;
  bed.run(3.0);
  bed.muscle_uv = 40.0;
  EXPECT_GT(bed.mean(4.0,
                     [](const auto& b) {
                       return b.channel[0].power - 2.0 * b.channel[0].slow * b.channel[0].slow;
                     }),
            0.0);
}

}  // namespace
}  // namespace knead::signal
