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
  const double rest = bed.mean(1.0, [](const auto& b) { return b.channel[0].power[0]; });
  bed.muscle_uv = 25.0;
  bed.run(0.010);  // one block, and what the filters delay
  const double early = bed.mean(0.020, [](const auto& b) { return b.channel[0].power[0]; });
  EXPECT_GT(early, 5.0 * rest);
}

TEST(PowerBlocks, rest_is_learned_where_nothing_touches_and_steps_with_the_floor) {
  Bed bed;
  bed.run(1.0);  // mains and rest take longer
  EXPECT_EQ(bed.chain.blocks().channel[1].rest[0], 0.0);
  bed.run(10.0);
  const double power = bed.mean(2.0, [](const auto& b) { return b.channel[1].power[0]; });
  EXPECT_NEAR(bed.chain.blocks().channel[1].rest[0] / power, 1.0, 0.1);

  PowerBlocks<1> blocks{kRate};
  Noise noise{11};
  for (int i = 0; i < 4000; ++i) {
    Lanes<1> x;
    x(0) = noise();
    blocks.push(x, x);
    if (i % 20 == 0) blocks.learn_rest(0);
  }
  const double before = blocks.view().channel[0].rest[1];
  blocks.step_rest(0, 2.0);
  EXPECT_DOUBLE_EQ(blocks.view().channel[0].rest[1], 4.0 * before);
}

/// Spread of the blocks of a muscle with a median of 80 Hz: their variance over their squared mean.
double spread(const std::vector<double>& values) {
  double sum = 0.0, squares = 0.0;
  for (double v : values) {
    sum += v;
    squares += v * v;
  }
  const double mean = sum / static_cast<double>(values.size());
  return squares / static_cast<double>(values.size()) / (mean * mean) - 1.0;
}

TEST(PowerBlocks, two_levelled_bands_spread_less_than_plain_power) {
  PowerBlocks<1> blocks{kRate};
  BiquadCascade<1, 1> colour;
  for (const Biquad& s : butterworth_lowpass<2>(Hertz(116.0), kRate)) colour.add(s);
  Noise noise{11};
  std::vector<double> plain;
  std::vector<double> heard;
  double power = 0.0;
  for (std::uint32_t number = 0; number < 20'000;) {
    Lanes<1> raw;
    raw(0) = noise();
    const Lanes<1> muscle = colour.step(raw);
    power += muscle(0) * muscle(0);
    blocks.push(raw, muscle);
    if (blocks.view().number == number) continue;
    number = blocks.view().number;
    const PowerBlock& b = blocks.view().channel[0];
    if (number > 100) {  // what they show on average is equal in weight
      plain.push_back(power);
      heard.push_back(b.power[0] / 2.9 + b.power[1]);
    }
    power = 0.0;
  }
  EXPECT_LT(spread(heard), 0.6 * spread(plain));
}

TEST(PowerBlocks, a_beating_heart_hardly_raises_the_power_and_is_loud_below) {
  Bed bed;
  bed.run(4.0);
  const auto power = [](const auto& b) { return b.channel[0].power[0]; };
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
                       return b.channel[0].power[0] - 2.0 * b.channel[0].slow * b.channel[0].slow;
                     }),
            0.0);
}

}  // namespace
}  // namespace knead::signal
