#include "hal/sim/muscle.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace knead::sim {
namespace {

const ChairDescription kChair{};
constexpr std::size_t kL4Left = 6;
constexpr std::size_t kL4Right = 7;
constexpr std::size_t kTrapeziusLeft = 0;

PerChannel settled(const Body& body, const MuscleActivity::Input& input) {
  MuscleActivity muscles(kChair, body, 1);
  for (int i = 0; i < 600; ++i) muscles.step(input);
  return muscles.rms_uv();
}

MuscleActivity::Input at_l4() {
  MuscleActivity::Input input;
  input.carriage_mm = kChair.emg[kL4Left].along.value();
  return input;
}

TEST(MuscleActivity, answers_force_in_proportion_nearby_and_hardly_far_away) {
  Body body;
  body.emg_uv_per_n = 0.2;
  const PerChannel rest = settled(body, at_l4());
  MuscleActivity::Input pressed = at_l4();
  pressed.force_n = {20.0, 0.0};
  const PerChannel at_20 = settled(body, pressed);
  pressed.force_n = {40.0, 0.0};
  const PerChannel at_40 = settled(body, pressed);
  EXPECT_NEAR(at_20[kL4Left] - rest[kL4Left], 4.0, 0.05);
  EXPECT_NEAR(at_40[kL4Left] - rest[kL4Left], 8.0, 0.05);
  EXPECT_NEAR(at_40[kL4Right] - rest[kL4Right], 0.15 * 8.0, 0.05);
  EXPECT_LT(at_40[kTrapeziusLeft] - rest[kTrapeziusLeft], 0.1);
}

TEST(MuscleActivity, guarding_goes_far_beyond_the_answer_to_force_and_takes_the_whole_side) {
  Body body;
  MuscleActivity::Input guarded = at_l4();
  guarded.guarding = {1.0, 0.0};
  guarded.guarding_centre_mm = {guarded.carriage_mm, 0.0};
  const PerChannel rms = settled(body, guarded);
  EXPECT_GT(rms[kL4Left], 0.95 * body.emg_contraction_uv);
  EXPECT_GT(rms[kTrapeziusLeft], 0.2 * body.emg_contraction_uv);
  EXPECT_LT(rms[kL4Right], 10.0);
}

TEST(MuscleActivity, a_stated_plateau_is_reached_at_the_nearest_electrode_with_its_noise) {
  const Body body;
  MuscleActivity muscles(kChair, body, 1);
  muscles.set_guarding_plateau(2.0);
  MuscleActivity::Input input = at_l4();
  input.guarding_centre_mm = {input.carriage_mm + 40.0, 0.0};
  for (int i = 0; i < 90; ++i) muscles.step(input);  // before the tone first wanders
  const double rest = muscles.rms_uv()[kL4Left];
  input.guarding = {1.0, 0.0};
  muscles.step(input);
  const double noise = 0.43 * body.emg_noise_uv * body.emg_noise_uv;
  const double plateau = muscles.rms_uv()[kL4Left];
  EXPECT_NEAR((plateau * plateau + noise) / (rest * rest + noise), 4.0, 0.2);
}

TEST(MuscleActivity, resting_tone_wanders_and_stays_near_its_level) {
  const Body body;
  MuscleActivity muscles(kChair, body, 3);
  double sum = 0.0;
  double low = 1e9;
  double high = 0.0;
  constexpr int kSteps = 600'000;
  for (int i = 0; i < kSteps; ++i) {
    muscles.step({});
    const double rms = muscles.rms_uv()[kL4Left];
    sum += rms;
    low = std::min(low, rms);
    high = std::max(high, rms);
  }
  EXPECT_NEAR(sum / kSteps, body.emg_rest_uv[kL4Left], 0.12 * body.emg_rest_uv[kL4Left]);
  EXPECT_LT(low, 0.92 * body.emg_rest_uv[kL4Left]);
  EXPECT_GT(high, 1.08 * body.emg_rest_uv[kL4Left]);
}

}  // namespace
}  // namespace knead::sim
