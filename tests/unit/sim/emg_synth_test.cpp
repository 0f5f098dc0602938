#include "hal/sim/emg_synth.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace knead::sim {
namespace {

const ChairDescription kChair{};
constexpr std::size_t kL4Left = 6;
constexpr std::size_t kTrapeziusRight = 1;

/// A body whose muscles alone are heard.
Body only_muscle() {
  Body body;
  body.ecg_uv = 0.0;
  body.mains_uv = 0.0;
  body.emg_noise_uv = 0.0;
  return body;
}

EmgSynth::Input resting(const Body& body) {
  EmgSynth::Input input;
  input.muscle_uv = body.emg_rest_uv;
  input.seated = true;
  return input;
}

PerChannel rms_uv(EmgSynth& synth, const EmgSynth::Input& input, int steps = 4'000) {
  PerChannel squares{};
  std::array<Volt, kEmgChannels> row{};
  for (int i = 0; i < steps; ++i) {
    synth.prepare(input);
    for (int k = 0; k < 2; ++k) {
      synth.next(row);
      for (std::size_t c = 0; c < kEmgChannels; ++c) {
        squares[c] += row[c].value() * row[c].value() * 1e12;
      }
    }
  }
  for (double& s : squares) s = std::sqrt(s / (2.0 * steps));
  return squares;
}

TEST(EmgSynth, rest_is_2_to_10_microvolts) {
  const Body body = only_muscle();
  EmgSynth synth(kChair, body, 1);
  const PerChannel rms = rms_uv(synth, resting(body));
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    EXPECT_NEAR(rms[c], body.emg_rest_uv[c], 0.08 * body.emg_rest_uv[c]);
    EXPECT_GE(rms[c], 2.0);
    EXPECT_LE(rms[c], 10.0);
  }
}

TEST(EmgSynth, heart_is_comparable_to_rest_and_largest_beside_it) {
  Body body = only_muscle();
  body.ecg_uv = 40.0;
  EmgSynth synth(kChair, body, 1);
  EmgSynth::Input input = resting(body);
  input.muscle_uv = {};
  const PerChannel rms = rms_uv(synth, input);
  constexpr std::size_t kT8Left = 2;
  EXPECT_GT(rms[kT8Left], 2.0);
  EXPECT_LT(rms[kT8Left], 20.0);
  EXPECT_GT(rms[kT8Left], rms[kTrapeziusRight]);
}

TEST(EmgSynth, mains_is_at_its_frequency) {
  Body body = only_muscle();
  body.mains_uv = 30.0;
  body.mains_hz = 60.0;
  EmgSynth synth(kChair, body, 1);
  EmgSynth::Input input = resting(body);
  input.muscle_uv = {};
  std::array<Volt, kEmgChannels> row{};
  double total = 0.0;
  double re = 0.0;
  double im = 0.0;
  constexpr int kSamples = 4'000;
  for (int i = 0; i < kSamples; ++i) {
    if (i % 2 == 0) synth.prepare(input);
    synth.next(row);
    const double v = row[0].value();
    const double angle = 6.283185307179586 * 60.0 * i / 2000.0;
    total += v * v;
    re += v * std::cos(angle);
    im += v * std::sin(angle);
  }
  const double at_mains = 2.0 * (re * re + im * im) / kSamples;
  EXPECT_GT(at_mains / total, 0.8);  // the rest is harmonics
  EXPECT_LT(at_mains / total, 0.99);
}

TEST(EmgSynth, roller_that_rolls_over_an_electrode_disturbs_it_and_no_far_one) {
  Body body = only_muscle();
  body.roller_artefact_uv = 40.0;
  EmgSynth synth(kChair, body, 1);
  EmgSynth::Input input = resting(body);
  input.muscle_uv = {};
  input.carriage_mm = kChair.emg[kL4Left].along.value();
  input.lateral_mm = {kChair.emg[kL4Left].lateral.value(), 60.0};
  input.force_n = {20.0, 0.0};
  input.rolling_mm_s = 30.0;
  const PerChannel rms = rms_uv(synth, input);
  const double stretched = 40.0 * (1.0 + 0.4);  // a steady potential, at 20 N
  EXPECT_NEAR(std::sqrt(rms[kL4Left] * rms[kL4Left] - stretched * stretched), 40.0, 8.0);
  EXPECT_LT(rms[kTrapeziusRight], 1.0);
}

TEST(EmgSynth, swinging_force_shows_at_its_own_frequency) {
  Body body = only_muscle();
  body.roller_artefact_uv = 40.0;
  EmgSynth synth(kChair, body, 1);
  EmgSynth::Input input = resting(body);
  input.muscle_uv = {};
  input.carriage_mm = kChair.emg[kL4Left].along.value();
  input.lateral_mm = {kChair.emg[kL4Left].lateral.value(), 60.0};
  double re = 0.0;
  double total = 0.0;
  std::array<Volt, kEmgChannels> row{};
  for (int i = 0; i < 2'000; ++i) {
    const double swing = std::cos(6.283185307179586 * 20.0 * i / 1000.0);
    input.force_n = {20.0 + 5.0 * swing, 0.0};
    synth.prepare(input);
    for (int k = 0; k < 2; ++k) {
      synth.next(row);
      const double uv = row[kL4Left].value() * 1e6;
      re += uv * swing / 2'000.0;  // mean of v cos over 4,000 samples, times two
      total += uv * uv / 4'000.0;
    }
  }
  // A quarter of the stretch at 20 N, and of its square's slope there.
  EXPECT_NEAR(re, 40.0 * 0.25 * (1.0 + 2.0 * 0.4), 2.0);
  EXPECT_GT(total, re * re / 2.0);
}

TEST(EmgSynth, recording_replaces_its_channel_sample_by_sample_and_then_synthesis_returns) {
  const Body body = only_muscle();
  EmgSynth synth(kChair, body, 1);
  synth.replace(3, {0.001, 0.002, 0.003}, false);
  synth.prepare(resting(body));
  std::array<Volt, kEmgChannels> row{};
  for (double volts : {0.001, 0.002, 0.003}) {
    synth.next(row);
    EXPECT_EQ(row[3].value(), volts);
  }
  synth.next(row);
  EXPECT_LT(std::abs(row[3].value()), 1e-4);
}

TEST(EmgSynth, looped_recording_starts_again) {
  const Body body = only_muscle();
  EmgSynth synth(kChair, body, 1);
  synth.replace(0, {0.001, 0.002}, true);
  synth.prepare(resting(body));
  std::array<Volt, kEmgChannels> row{};
  for (double volts : {0.001, 0.002, 0.001, 0.002, 0.001}) {
    synth.next(row);
    EXPECT_EQ(row[0].value(), volts);
  }
}

TEST(EmgSynth, fatigue_lowers_the_spectrum) {
  // A fallen spectrum crosses zero less often.
  const auto crossings_after = [](int minutes) {
    Body body = only_muscle();
    body.fatigue_share_per_h = 0.2;
    EmgSynth synth(kChair, body, 1);
    EmgSynth::Input input = resting(body);
    input.force_n = {20.0, 20.0};
    for (int i = 0; i <= minutes * 60'000; ++i) synth.prepare(input);
    std::array<Volt, kEmgChannels> row{};
    int crossings = 0;
    double before = 0.0;
    for (int i = 0; i < 40'000; ++i) {
      synth.next(row);
      const double v = row[kL4Left].value();
      crossings += (v > 0.0) != (before > 0.0) ? 1 : 0;
      before = v;
    }
    return crossings;
  };
  EXPECT_LT(crossings_after(60), 0.9 * crossings_after(0));
}

}  // namespace
}  // namespace knead::sim
