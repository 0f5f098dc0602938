#include "control/signal/emg_chain.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "synthetic.hpp"

namespace knead::signal {
namespace {

using testing::heart;
using testing::kMicrovolt;
using testing::kRate;
using testing::Noise;
using testing::sine;

/// A chain that is fed 2 samples a millisecond; all channels carry 5 uV of muscle at rest, and
/// channel 0 whatever a test adds.
class Bed {
 public:
  std::function<double(double t)> added_uv = [](double) { return 0.0; };
  double muscle_uv = 5.0;  ///< of channel 0
  double second_uv = 5.0;  ///< of channel 1
  bool at_rest = true;
  bool nobody = false;
  bool lead_off = false;
  std::function<double(double uv)> converter = [](double uv) { return uv; };

  void run(double seconds) {
    const int cycles = static_cast<int>(seconds * 1000.0);
    for (int i = 0; i < cycles; ++i) step();
  }
  void step() {
    EmgBlock block;
    block.count = 2;
    block.lead_off[0] = lead_off;
    for (std::size_t s = 0; s < 2; ++s) {
      const double t = static_cast<double>(sample_++) / kRate.value();
      for (std::size_t c = 0; c < kEmgChannels; ++c) {
        double uv = (c == 0 ? muscle_uv : c == 1 ? second_uv : 5.0) * noise_();
        if (c == 0) uv = converter(uv + added_uv(t));
        block.volts[s][c] = Volt(uv * kMicrovolt);
      }
    }
    chain.push(block, {.commanded_rate = Hertz(0.0), .at_rest = at_rest, .nobody = nobody});
  }
  /// Milliseconds until `condition` holds; -1 if it does not within `most`.
  int until(const std::function<bool()>& condition, int most) {
    for (int ms = 1; ms <= most; ++ms) {
      step();
      if (condition()) return ms;
    }
    return -1;
  }
  [[nodiscard]] const EmgFeatures& first() const { return chain.features()[0]; }

  EmgChain chain{kRate};

 private:
  Noise noise_{11};
  std::uint64_t sample_ = 0;
};

TEST(EmgChain, tone_is_1_at_rest_and_every_channel_is_usable_within_4_s) {
  Bed bed;
  bed.run(4.0);
  double sum = 0.0;
  for (int i = 0; i < 200; ++i) {
    bed.run(0.02);
    for (const EmgFeatures& f : bed.chain.features()) {
      ASSERT_TRUE(f.usable);
      sum += f.tone / (200.0 * kEmgChannels);
    }
  }
  EXPECT_NEAR(sum, 1.0, 0.05);
}

TEST(EmgChain, is_not_usable_before_rest_was_seen) {
  Bed bed;
  bed.at_rest = false;
  bed.run(6.0);
  EXPECT_FALSE(bed.first().usable);
  EXPECT_EQ(bed.first().tone, 1.0);
}

TEST(EmgChain, tone_follows_a_contraction_within_100_ms_and_back) {
  Bed bed;
  bed.run(5.0);
  bed.at_rest = false;
  bed.muscle_uv = 25.0;
  const int rise = bed.until([&] { return bed.first().tone > 2.5; }, 300);
  EXPECT_GT(rise, 0);
  EXPECT_LE(rise, 100);
  bed.run(1.0);
  EXPECT_NEAR(bed.first().tone, 5.0, 1.5);
  bed.muscle_uv = 5.0;
  EXPECT_GT(bed.until([&] { return bed.first().tone < 1.5; }, 300), 0);
}

TEST(EmgChain, whoever_gets_up_for_a_while_finds_the_own_rest_again) {
  Bed bed;
  bed.run(8.0);
  bed.nobody = true;
  bed.muscle_uv = 0.8;  // electrodes that nobody wears
  bed.run(10.0);
  bed.nobody = false;
  bed.muscle_uv = 5.0;
  bed.run(0.5);
  EXPECT_NEAR(bed.first().tone, 1.0, 0.35);
}

TEST(EmgChain, baseline_is_not_learned_while_a_roller_touches) {
  Bed bed;
  bed.run(5.0);
  bed.at_rest = false;
  bed.muscle_uv = 15.0;
  bed.run(20.0);
  EXPECT_NEAR(bed.first().tone, 3.0, 1.0);
}

TEST(EmgChain, an_electrode_that_dries_is_learned_anew_at_rest_within_12_s) {
  Bed bed;
  bed.run(8.0);
  bed.muscle_uv = 12.0;
  bed.run(1.0);
  EXPECT_NEAR(bed.first().tone, 2.4, 0.7);
  bed.run(13.0);
  EXPECT_NEAR(bed.first().tone, 1.0, 0.35);
}

TEST(EmgChain, a_gain_that_falls_during_the_massage_is_learned_within_5_s) {
  Bed bed;
  bed.run(8.0);
  bed.at_rest = false;
  bed.muscle_uv = 2.5;
  bed.run(6.0);
  EXPECT_NEAR(bed.first().tone, 1.0, 0.35);
}

TEST(EmgChain, an_electrode_alone_that_stays_louder_during_the_massage_is_learned_within_35_s) {
  Bed bed;
  bed.run(8.0);
  bed.at_rest = false;
  bed.muscle_uv = 12.0;
  bed.run(20.0);
  EXPECT_GT(bed.first().tone, 1.6) << "not yet: it might still be the person";
  bed.run(16.0);
  EXPECT_NEAR(bed.first().tone, 1.0, 0.35);
}

TEST(EmgChain, muscles_that_guard_together_are_never_learned_however_long) {
  Bed bed;
  bed.run(8.0);
  bed.muscle_uv = bed.second_uv = 12.0;
  bed.at_rest = false;
  bed.run(60.0);
  EXPECT_GT(bed.first().tone, 1.6);
  bed.at_rest = true;  // the roller has let go and the back has not
  bed.run(30.0);
  EXPECT_GT(bed.first().tone, 1.6);
  EXPECT_GT(bed.chain.features()[1].tone, 1.6);
}

TEST(EmgChain, a_muscle_that_works_and_rests_is_not_learned) {
  Bed bed;
  bed.run(8.0);
  bed.at_rest = false;
  for (int i = 0; i < 30; ++i) {  // a roller comes by every two seconds
    bed.muscle_uv = 15.0;
    bed.run(1.2);
    bed.muscle_uv = 5.0;
    bed.run(0.8);
  }
  bed.run(0.3);
  EXPECT_NEAR(bed.first().tone, 1.0, 0.35);
}

TEST(EmgChain, what_is_too_loud_to_be_rest_does_not_change_what_a_quiet_muscle_is_worth) {
  Bed bed;
  const auto calm = [&bed] {
    bed.at_rest = false;
    double sum = 0.0;
    constexpr int kMilliseconds = 4000;
    for (int i = 0; i < kMilliseconds; ++i) {
      bed.step();
      sum += bed.chain.blocks().channel[0].power[0] / kMilliseconds;
    }
    return sum / bed.chain.blocks().channel[0].rest[0];
  };
  bed.run(15.0);
  const double before = calm();
  for (int gap = 0; gap < 20; ++gap) {
    bed.at_rest = true;
    bed.added_uv = [](double t) { return 1000.0 * sine(40.0, t); };
    bed.run(1.0);
    bed.at_rest = false;
    bed.added_uv = [](double) { return 0.0; };
    bed.run(1.0);
  }
  EXPECT_NEAR(calm() / before, 1.0, 0.2);
}

TEST(EmgChain, a_heart_ten_times_as_high_as_rest_does_not_raise_the_tone) {
  Bed bed;
  bed.added_uv = [](double t) { return 50.0 * heart(t, 75.0); };
  bed.run(5.0);
  double most = 0.0;
  for (int i = 0; i < 5000; ++i) {
    bed.step();
    most = std::max(most, bed.first().tone);
  }
  EXPECT_LT(most, 1.7);
}

TEST(EmgChain, mains_ten_times_as_high_as_rest_does_not_raise_the_tone) {
  Bed bed;
  bed.added_uv = [](double t) { return 70.0 * sine(49.9, t); };
  bed.run(6.0);
  EXPECT_TRUE(bed.first().usable);
  double most = 0.0;
  for (int i = 0; i < 3000; ++i) {
    bed.step();
    most = std::max(most, bed.first().tone);
  }
  EXPECT_LT(most, 1.8);
}

TEST(EmgChain, lead_off_is_unusable_in_the_same_cycle_and_comes_back) {
  Bed bed;
  bed.run(5.0);
  ASSERT_TRUE(bed.first().usable);
  bed.lead_off = true;
  bed.step();
  EXPECT_FALSE(bed.first().usable);
  EXPECT_EQ(bed.first().quality.value(), 0.0);
  EXPECT_TRUE(bed.chain.features()[1].usable);
  bed.lead_off = false;
  EXPECT_GT(bed.until([&] { return bed.first().usable; }, 1000), 300);
}

TEST(EmgChain, a_flat_line_is_flagged_within_100_ms) {
  Bed bed;
  bed.run(5.0);
  bed.converter = [](double) { return 3.25; };
  const int flagged = bed.until([&] { return !bed.first().usable; }, 300);
  EXPECT_GT(flagged, 0);
  EXPECT_LE(flagged, 100);
  EXPECT_TRUE(bed.chain.watch().faults(0).flat);
}

TEST(EmgChain, a_clipping_channel_is_flagged_within_100_ms) {
  Bed bed;
  bed.run(5.0);
  bed.muscle_uv = 800.0;
  bed.converter = [](double uv) { return std::clamp(uv, -300.0, 300.0); };
  const int flagged = bed.until([&] { return bed.chain.watch().faults(0).saturated; }, 300);
  EXPECT_GT(flagged, 0);
  EXPECT_LE(flagged, 100);
  EXPECT_FALSE(bed.first().usable);
}

TEST(EmgChain, sudden_hum_is_flagged_within_100_ms_and_then_taken_out) {
  Bed bed;
  bed.added_uv = [](double t) { return 3.0 * sine(50.0, t); };
  bed.run(5.0);
  ASSERT_TRUE(bed.first().usable);
  bed.added_uv = [](double t) { return 500.0 * sine(50.0, t); };
  const int flagged = bed.until([&] { return !bed.first().usable; }, 300);
  EXPECT_GT(flagged, 0);
  EXPECT_LE(flagged, 100);
  EXPECT_TRUE(bed.chain.watch().faults(0).drowned);
  EXPECT_GT(bed.until([&] { return bed.first().usable; }, 4000), 0);
  EXPECT_LT(bed.first().quality.value(), 0.5) << "usable, and known to be poor";
}

TEST(EmgChain, sudden_hum_of_60_hz_with_harmonics_is_flagged_within_100_ms_before_it_is_known) {
  Bed bed;
  bed.run(5.0);
  ASSERT_FALSE(bed.chain.mains().has_value());
  bed.added_uv = [](double t) { return 100.0 * (sine(60.0, t) + sine(180.0, t) + sine(300.0, t)); };
  const int flagged = bed.until([&] { return bed.first().flags.drowned; }, 300);
  EXPECT_GT(flagged, 0);
  EXPECT_LE(flagged, 100);
  EXPECT_FALSE(bed.first().usable);
}

TEST(EmgChain, a_converter_that_flips_is_flagged_within_100_ms) {
  Bed bed;
  bed.run(5.0);
  int sample = 0;
  bed.converter = [&sample](double uv) { return uv + (sample++ % 2 == 0 ? 30.0 : -30.0); };
  const int flagged = bed.until([&] { return bed.first().flags.alternating; }, 300);
  EXPECT_GT(flagged, 0);
  EXPECT_LE(flagged, 100);
  EXPECT_FALSE(bed.first().usable);
}

TEST(EmgChain, a_channel_beyond_its_rail_is_saturated_and_one_that_stands_still_is_flat) {
  Bed bed;
  bed.run(5.0);
  bed.converter = [](double) { return 5000.0; };
  const int saturated = bed.until([&] { return bed.first().flags.saturated; }, 300);
  EXPECT_GT(saturated, 0);
  EXPECT_LE(saturated, 100);
  EXPECT_FALSE(bed.first().flags.flat);
  bed.converter = [](double) { return 1.0; };
  bed.run(0.1);
  EXPECT_TRUE(bed.first().flags.flat);
  EXPECT_FALSE(bed.first().flags.saturated);
}

TEST(EmgChain, flags_name_one_channel_and_go_when_the_fault_is_gone) {
  Bed bed;
  bed.run(5.0);
  bed.converter = [](double) { return 3.25; };
  bed.run(1.0);
  EXPECT_TRUE(bed.first().flags.flat);
  for (std::size_t c = 1; c < kEmgChannels; ++c) {
    EXPECT_FALSE(bed.chain.features()[c].flags.any()) << c;
  }
  bed.converter = [](double uv) { return uv; };
  bed.run(0.2);
  EXPECT_FALSE(bed.first().flags.any());
  EXPECT_GT(bed.until([&] { return bed.first().usable; }, 1000), 0);
}

TEST(EmgChain, rest_alone_is_hardly_ever_flagged) {
  Bed bed;
  bed.run(5.0);
  int faulty = 0;
  for (int i = 0; i < 30'000; ++i) {
    bed.step();
    for (std::size_t c = 0; c < kEmgChannels; ++c)
      faulty += bed.chain.watch().faults(static_cast<int>(c)).any() ? 1 : 0;
  }
  EXPECT_LT(faulty, 30'000 * 8 / 1000);
}

TEST(EmgChain, a_reading_that_is_not_finite_does_not_stay) {
  Bed bed;
  bed.run(5.0);
  bed.converter = [](double) { return std::nan(""); };
  bed.step();
  bed.converter = [](double uv) { return uv; };
  bed.run(2.0);
  EXPECT_TRUE(bed.first().usable);
  EXPECT_TRUE(std::isfinite(bed.first().tone));
}

TEST(EmgChain, reset_forgets_the_baseline) {
  Bed bed;
  bed.run(5.0);
  bed.chain.reset();
  EXPECT_FALSE(bed.first().usable);
}

}  // namespace
}  // namespace knead::signal
