#include "hal/sim/guarding.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace knead::sim {
namespace {

Body quiet_body() {
  Body body;
  body.guarding_rate_per_min = 0.0;
  body.guarding_bilateral_share = 0.0;
  body.flinch_share = 0.0;
  return body;
}

Guarding::Input pressed(double left_over_threshold) {
  return {
      .pressure_over_threshold = {left_over_threshold, 0.0}, .touched = true, .along_mm = 300.0};
}

TEST(Guarding, starts_100_to_300_ms_after_too_much_pressure) {
  Body body = quiet_body();
  body.guarding_latency_s = 0.2;
  Guarding guarding(body, 1);
  int milliseconds = 0;
  while (guarding.activation(Side::left) == 0.0 && milliseconds < 1'000) {
    guarding.step(pressed(1.2));
    ++milliseconds;
  }
  EXPECT_NEAR(milliseconds, 200, 3);
  EXPECT_EQ(guarding.activation(Side::right), 0.0);
}

TEST(Guarding, tolerated_pressure_provokes_nothing) {
  Guarding guarding(quiet_body(), 1);
  for (int i = 0; i < 60'000; ++i) {
    guarding.step(pressed(0.6));
    ASSERT_EQ(guarding.activation(Side::left), 0.0);
  }
}

TEST(Guarding, what_is_tolerated_for_a_moment_is_too_much_for_long) {
  Guarding guarding(quiet_body(), 1);
  int milliseconds = 0;
  while (guarding.activation(Side::left) == 0.0 && milliseconds < 60'000) {
    guarding.step(pressed(0.85));
    ++milliseconds;
  }
  EXPECT_GT(milliseconds, 1'000);
  EXPECT_LT(milliseconds, 10'000);
}

TEST(Guarding, stiffness_is_there_within_300_ms_and_electricity_leads) {
  Body body = quiet_body();
  body.guarding_gain = 1.8;
  body.guarding_rise_s = 0.3;
  body.guarding_activation_rise_s = 0.1;
  Guarding guarding(body, 1);
  guarding.start(Side::right, 2.0, 300.0);
  for (int i = 0; i < 100; ++i) guarding.step({});
  EXPECT_NEAR(guarding.activation(Side::right), 1.0, 1e-9);
  EXPECT_LT(guarding.stiffness_factor(Side::right), 1.4);
  for (int i = 0; i < 200; ++i) guarding.step({});
  EXPECT_NEAR(guarding.stiffness_factor(Side::right), 1.8, 1e-9);
  EXPECT_EQ(guarding.stiffness_factor(Side::left), 1.0);
}

TEST(Guarding, counts_as_active_from_half_of_its_activation_to_half) {
  Body body = quiet_body();
  body.guarding_activation_rise_s = 0.1;
  Guarding guarding(body, 1);
  guarding.start(Side::left, 1.0, 300.0);
  int first = -1;
  int last = -1;
  for (int i = 0; i < 2'000; ++i) {
    guarding.step({});
    if (guarding.active(Side::left)) {
      if (first < 0) first = i;
      last = i;
    }
  }
  EXPECT_NEAR(first, 50, 2);
  EXPECT_NEAR(last, 1'200, 3);  // held 1 s, then half of a fall of 0.4 s
}

TEST(Guarding, comes_several_times_in_a_quarter_of_an_hour_under_rollers) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    Guarding guarding(draw_body(seed), seed);
    int episodes = 0;
    bool before = false;
    for (int i = 0; i < 900'000; ++i) {
      guarding.step({.touched = true, .along_mm = 300.0});
      const bool active = guarding.active(Side::left) || guarding.active(Side::right);
      episodes += active && !before ? 1 : 0;
      before = active;
    }
    EXPECT_GE(episodes, 4) << "seed " << seed;
    EXPECT_LE(episodes, 25) << "seed " << seed;
  }
}

TEST(Guarding, does_not_come_by_itself_while_nothing_touches) {
  Guarding guarding(nominal_body(), 1);
  for (int i = 0; i < 600'000; ++i) {
    guarding.step({});
    ASSERT_EQ(guarding.activation(Side::left) + guarding.activation(Side::right), 0.0);
  }
}

TEST(Guarding, each_provoked_episode_asks_for_its_flinch_once) {
  Body body = quiet_body();
  body.flinch_share = 1.0;
  body.flinch_mm = 6.0;
  Guarding guarding(body, 1);
  int flinches = 0;
  double largest = 0.0;
  for (int i = 0; i < 1'000; ++i) {
    guarding.step(pressed(1.5));
    const double mm = guarding.take_flinch();
    flinches += mm > 0.0 ? 1 : 0;
    largest = std::max(largest, mm);
  }
  EXPECT_EQ(flinches, 1);
  EXPECT_GT(largest, 3.0);
  EXPECT_LE(largest, 6.0);
}

}  // namespace
}  // namespace knead::sim
