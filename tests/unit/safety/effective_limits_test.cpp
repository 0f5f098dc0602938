#include "control/safety/effective_limits.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace knead::safety {
namespace {

TEST(EffectiveLimits, are_the_compiled_ones_where_nothing_is_tighter) {
  const GateLimits limits = effective_limits(kCompiledCeilings, {});
  EXPECT_EQ(limits.force_max, kCompiledCeilings.force_max);
  EXPECT_EQ(limits.lease, kCompiledCeilings.lease);
  EXPECT_EQ(limits.jet_max, kCompiledCeilings.jet_max);
}

TEST(EffectiveLimits, no_configuration_loosens_any_of_them) {
  GateLimits loose;
  loose.force_max = Newton(1000.0);
  loose.force_trip_absolute = Newton(1000.0);
  loose.trip_after = 1h;
  loose.lease = 1h;
  loose.surface_max = loose.surface_trip = loose.water_max = loose.water_trip = Celsius(90.0);
  loose.advance_speed_max = MillimetrePerSecond(1000.0);
  loose.jet_rise_kpa_per_s = 1e6;
  loose.ceiling_fall = NewtonPerSecond(1.0);
  loose.retract_speed_max = MillimetrePerSecond(1.0);
  loose.spine_half_width_min = Millimetre(0.0);
  loose.spine_offset_max = Millimetre(1000.0);
  const GateLimits limits = effective_limits(loose, {});
  const GateLimits& compiled = kCompiledCeilings;
  EXPECT_EQ(limits.force_max, compiled.force_max);
  EXPECT_EQ(limits.force_trip_absolute, compiled.force_trip_absolute);
  EXPECT_EQ(limits.trip_after, compiled.trip_after);
  EXPECT_EQ(limits.lease, compiled.lease);
  EXPECT_EQ(limits.surface_max, compiled.surface_max);
  EXPECT_EQ(limits.surface_trip, compiled.surface_trip);
  EXPECT_EQ(limits.water_max, compiled.water_max);
  EXPECT_EQ(limits.water_trip, compiled.water_trip);
  EXPECT_EQ(limits.advance_speed_max, compiled.advance_speed_max);
  EXPECT_EQ(limits.jet_rise_kpa_per_s, compiled.jet_rise_kpa_per_s);
  EXPECT_EQ(limits.spine_half_width_min, compiled.spine_half_width_min);
  EXPECT_EQ(limits.spine_offset_max, compiled.spine_offset_max);
  EXPECT_EQ(limits.ceiling_fall, compiled.ceiling_fall) << "lower would not be safer";
  EXPECT_EQ(limits.retract_speed_max, compiled.retract_speed_max) << "lower would not be safer";
}

TEST(EffectiveLimits, a_tighter_configuration_is_kept) {
  GateLimits tight;
  tight.force_max = Newton(30.0);
  tight.spine_half_width_min = Millimetre(25.0);
  tight.lease = 50ms;
  const GateLimits limits = effective_limits(tight, {});
  EXPECT_EQ(limits.force_max, Newton(30.0));
  EXPECT_EQ(limits.spine_half_width_min, Millimetre(25.0));
  EXPECT_EQ(limits.lease, 50ms);
}

TEST(EffectiveLimits, a_chair_that_can_less_is_asked_for_less) {
  ChairDescription chair;
  chair.roller.depth_max = Millimetre(50.0);
  chair.line_pressure_max = Kilopascal(120.0);
  chair.drives.carriage_speed = MillimetrePerSecond(40.0);
  const GateLimits limits = effective_limits(kCompiledCeilings, chair);
  EXPECT_EQ(limits.depth_max, Millimetre(50.0));
  EXPECT_EQ(limits.jet_max, Kilopascal(120.0));
  EXPECT_EQ(limits.carriage_speed_max, MillimetrePerSecond(40.0));
}

TEST(EffectiveLimits, what_is_not_a_number_counts_as_not_given_and_a_negative_as_nothing) {
  GateLimits strange;
  strange.force_max = Newton(std::nan(""));
  strange.jet_max = Kilopascal(-5.0);
  const GateLimits limits = effective_limits(strange, {});
  EXPECT_EQ(limits.force_max, kCompiledCeilings.force_max);
  EXPECT_EQ(limits.jet_max, Kilopascal(0.0));
}

}  // namespace
}  // namespace knead::safety
