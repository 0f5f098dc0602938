#include "control/safety/frozen_force.hpp"

#include <gtest/gtest.h>

namespace knead::safety {
namespace {

RollerReading at(double force_n, double depth_mm) {
  RollerReading roller;
  roller.force = {Newton(force_n), Trust::good, Duration::zero()};
  roller.depth = {Millimetre(depth_mm), Trust::good, Duration::zero()};
  return roller;
}

constexpr TimePoint kStart{std::chrono::seconds(1)};

TEST(FrozenForce, equal_readings_for_50_ms_over_2_mm_of_travel_are_frozen) {
  FrozenForce frozen;
  frozen.watch(kStart, at(12.5, 20.0));
  frozen.watch(kStart + 49ms, at(12.5, 22.0));
  EXPECT_FALSE(frozen.frozen()) << "not for long enough";
  frozen.watch(kStart + 50ms, at(12.5, 21.9));
  EXPECT_FALSE(frozen.frozen()) << "has not moved enough";
  frozen.watch(kStart + 50ms, at(12.5, 22.0));
  EXPECT_TRUE(frozen.frozen());
  frozen.watch(kStart + 51ms, at(12.5, 20.0));
  EXPECT_TRUE(frozen.frozen()) << "back where it was, and still the same number";
  frozen.watch(kStart + 52ms, at(12.6, 22.1));
  EXPECT_FALSE(frozen.frozen()) << "moves again";
}

TEST(FrozenForce, a_fast_move_within_50_ms_proves_nothing) {
  FrozenForce frozen;
  frozen.watch(kStart, at(12.5, 20.0));
  frozen.watch(kStart + 49ms, at(12.5, 27.0));
  EXPECT_FALSE(frozen.frozen());
}

TEST(FrozenForce, a_roller_that_stands_may_feel_one_force_for_ever) {
  FrozenForce frozen;
  for (int i = 0; i < 1000; ++i) frozen.watch(kStart + i * 1ms, at(12.5, 20.0));
  EXPECT_FALSE(frozen.frozen());
}

TEST(FrozenForce, exactly_zero_is_free_air_without_noise_where_no_back_is) {
  FrozenForce frozen;
  for (int i = 0; i <= 1000; ++i) frozen.watch(kStart + i * 1ms, at(0.0, 0.01 * i));
  EXPECT_FALSE(frozen.frozen());
}

TEST(FrozenForce, a_dead_sensors_zero_is_found_within_2_mm_of_where_a_back_may_be) {
  FrozenForce frozen;
  int i = 0;
  while (!frozen.frozen() && i < 2000) {
    frozen.watch(kStart + i * 1ms, at(0.0, 0.025 * i));
    ++i;
  }
  EXPECT_LE(0.025 * i, kNoBackBefore.value() + kFrozenTravel.value() + 0.1);
}

TEST(FrozenForce, a_stale_reading_starts_it_anew) {
  FrozenForce frozen;
  frozen.watch(kStart, at(12.5, 20.0));
  RollerReading stale = at(12.5, 21.0);
  stale.force.trust = Trust::stale;
  frozen.watch(kStart + 30ms, stale);
  frozen.watch(kStart + 60ms, at(12.5, 23.0));
  EXPECT_FALSE(frozen.frozen());
}

}  // namespace
}  // namespace knead::safety
