#include "control/safety/ceiling_ramp.hpp"

#include <gtest/gtest.h>

namespace knead::safety {
namespace {

constexpr double kCycle = 0.001;

TEST(CeilingRamp, starts_gentle_or_lower) {
  CeilingRamp ramp;
  EXPECT_EQ(ramp.ceiling(), Newton(0.0));
  ramp.restart(Newton(60.0));
  EXPECT_EQ(ramp.ceiling(), CeilingRamp::kStart);
  ramp.restart(Newton(8.0));
  EXPECT_EQ(ramp.ceiling(), Newton(8.0));
}

TEST(CeilingRamp, CR_11_rises_5_newtons_a_second_and_stops_at_the_target) {
  CeilingRamp ramp;
  ramp.restart(Newton(60.0));
  for (int i = 0; i < 2000; ++i) ramp.step(Newton(60.0), kCompiledCeilings, kCycle, kCycle);
  EXPECT_NEAR(ramp.ceiling().value(), 20.0, 1e-9);
  for (int i = 0; i < 9000; ++i) ramp.step(Newton(60.0), kCompiledCeilings, kCycle, kCycle);
  EXPECT_EQ(ramp.ceiling(), Newton(60.0));
}

TEST(CeilingRamp, falls_120_newtons_a_second_and_stops_at_the_target) {
  CeilingRamp ramp;
  ramp.restart(Newton(10.0));
  ramp.step(Newton(7.0), kCompiledCeilings, kCycle, kCycle);
  EXPECT_NEAR(ramp.ceiling().value(), 9.88, 1e-12);
  for (int i = 0; i < 30; ++i) ramp.step(Newton(7.0), kCompiledCeilings, kCycle, kCycle);
  EXPECT_EQ(ramp.ceiling(), Newton(7.0));
}

TEST(CeilingRamp, after_a_late_cycle_falls_for_all_of_it_and_rises_for_a_part) {
  CeilingRamp ramp;
  ramp.restart(Newton(10.0));
  ramp.step(Newton(0.0), kCompiledCeilings, 0.005, 0.040);
  EXPECT_NEAR(ramp.ceiling().value(), 5.2, 1e-12);
  ramp.step(Newton(60.0), kCompiledCeilings, 0.005, 0.040);
  EXPECT_NEAR(ramp.ceiling().value(), 5.225, 1e-12);
}

}  // namespace
}  // namespace knead::safety
