#include "control/sense/brief_shake.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace knead::sense {
namespace {

constexpr double kBlock_s = 0.005;

/// All leads are shaken with this power over rest for so long, and come to rest in 50 ms.
bool told_as_a_flinch(double power, double seconds) {
  BriefShake shake;
  for (int i = 0; i < 100; ++i) shake.step(0.1, kBlock_s);
  bool told = false;
  double amplitude = 0.0;
  for (int i = 0; i < 400; ++i) {
    const double wanted = i * kBlock_s < seconds ? 1.0 : 0.0;
    amplitude += (wanted - amplitude) * kBlock_s / 0.05;
    shake.step(power * amplitude * amplitude, kBlock_s);
    told = told || shake.just_ended();
  }
  return told;
}

TEST(BriefShake, a_flinch_is_told_by_its_end_whatever_its_strength) {
  for (double power : {30.0, 300.0, 3000.0}) EXPECT_TRUE(told_as_a_flinch(power, 0.12)) << power;
}

TEST(BriefShake, it_is_told_within_50_ms_of_its_end_and_then_forgotten) {
  BriefShake shake;
  double amplitude = 0.0;
  int blocks = 0;
  for (; !shake.just_ended() && blocks < 100; ++blocks) {
    amplitude += ((blocks < 24 ? 1.0 : 0.0) - amplitude) * kBlock_s / 0.05;
    shake.step(1000.0 * amplitude * amplitude, kBlock_s);
  }
  EXPECT_GT(blocks, 24);
  EXPECT_LE(blocks, 34);
  for (int i = 0; i < 50; ++i) shake.step(0.0, kBlock_s);
  EXPECT_FALSE(shake.just_ended());
}

TEST(BriefShake, a_cough_a_shift_a_knock_and_a_muscle_that_tenses_are_none) {
  EXPECT_FALSE(told_as_a_flinch(1000.0, 0.45)) << "a cough";
  EXPECT_FALSE(told_as_a_flinch(100.0, 0.8)) << "a shift in the seat";
  EXPECT_FALSE(told_as_a_flinch(1000.0, 0.02)) << "a knock";
  EXPECT_FALSE(told_as_a_flinch(4.0, 0.12)) << "guarding at its far end";
}

TEST(BriefShake, the_end_of_a_long_movement_is_none_however_it_wavers) {
  BriefShake shake;
  for (int i = 0; i < 200; ++i) {
    shake.step(i < 60 || i % 20 < 14 ? 100.0 : 20.0, kBlock_s);
    EXPECT_FALSE(shake.just_ended());
  }
}

}  // namespace
}  // namespace knead::sense
