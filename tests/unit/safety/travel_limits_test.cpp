#include "control/safety/travel_limits.hpp"

#include <gtest/gtest.h>

#include "tests/unit/safety/gate_bench.hpp"

namespace knead::safety {
namespace {

class TravelLimitsTest : public testing::Test {
 protected:
  LimitLog& log() {
    // A cycle in which nothing is limited lies between, so that each call begins a new episode.
    now += 1s;
    events.clear();
    log_.begin(now, events);
    log_.begin(now, events);
    return log_;
  }
  Reason said() { return events.empty() ? Reason::none : events[0].reason; }

  TimePoint now{std::chrono::seconds(1)};
  EventList events;
  LimitLog log_;
};

using Carriage = TravelLimitsTest;

TEST_F(Carriage, stays_on_its_rail) {
  CarriageLimits limits({}, kCompiledCeilings);
  limits.restart(Millimetre(0.05));
  EXPECT_EQ(limits.allow({.requested = Millimetre(0.0)}, log()), Millimetre(0.0));
  EXPECT_EQ(said(), Reason::none);
  EXPECT_EQ(limits.allow({.requested = Millimetre(-0.01)}, log()), Millimetre(0.0));
  EXPECT_EQ(said(), Reason::carriage_limited);
  limits.restart(Millimetre(899.95));
  EXPECT_EQ(limits.allow({.requested = Millimetre(900.0)}, log()), Millimetre(900.0));
  EXPECT_EQ(said(), Reason::none);
  EXPECT_EQ(limits.allow({.requested = Millimetre(900.01)}, log()), Millimetre(900.0));
  EXPECT_EQ(said(), Reason::carriage_limited);
  EXPECT_EQ(events[0].value, 900.01);
  EXPECT_EQ(events[0].limit, 900.0);
  EXPECT_EQ(events[0].channel, Channel::carriage);
}

TEST_F(Carriage, moves_120_mm_per_second_either_way) {
  CarriageLimits limits({}, kCompiledCeilings);
  for (double sign : {-1.0, 1.0}) {
    limits.restart(Millimetre(300.0));
    EXPECT_EQ(limits.allow({.requested = Millimetre(300.0 + sign * 0.12)}, log()),
              Millimetre(300.0 + sign * 0.12));
    EXPECT_EQ(said(), Reason::none);
    limits.restart(Millimetre(300.0));
    EXPECT_EQ(limits.allow({.requested = Millimetre(300.0 + sign * 0.1201)}, log()),
              Millimetre(300.0 + sign * 0.12));
    EXPECT_EQ(said(), Reason::carriage_rate_limited);
  }
}

TEST_F(Carriage, drags_no_faster_than_20_mm_per_second_while_a_roller_is_over_its_ceiling) {
  CarriageLimits limits({}, kCompiledCeilings);
  limits.restart(Millimetre(300.0));
  const CarriageInput input{.requested = Millimetre(301.0),
                            .force_over = true,
                            .force = Newton(42.0),
                            .ceiling = Newton(40.0)};
  EXPECT_NEAR(limits.allow(input, log()).value(), 300.02, 1e-12);
  EXPECT_EQ(said(), Reason::carriage_rate_limited);
  EXPECT_EQ(events[0].value, 42.0);
  EXPECT_EQ(events[0].limit, 40.0);
}

TEST_F(Carriage, through_the_gate_is_slowed_only_while_the_force_is_over) {
  GateBench bench;
  bench.envelope.comfort_ceiling = Newton(8.0);
  bench.requested.carriage = Millimetre(800.0);
  bench.grant();
  const auto step = [&bench] {
    const Millimetre before = bench.allowed.carriage;
    bench.tick();
    return (bench.allowed.carriage - before).value();
  };
  bench.roller(Side::right).force.value = Newton(8.0);
  EXPECT_NEAR(step(), 0.12, 1e-9);
  bench.roller(Side::right).force.value = Newton(8.01);
  EXPECT_NEAR(step(), 0.02, 1e-9);
}

using Arm = TravelLimitsTest;
constexpr Millimetre kFreeBorder{0.0};

TEST_F(Arm, stays_within_its_reach_on_its_own_side) {
  for (Side side : kBothSides) {
    const double sign = lateral_sign(side);
    ArmLimits limits(side, {}, kCompiledCeilings);
    limits.restart(Millimetre(22.0 * sign));
    EXPECT_EQ(limits.allow(Millimetre(22.0 * sign), kFreeBorder, 1.0, log()),
              Millimetre(22.0 * sign));
    EXPECT_EQ(said(), Reason::none);
    EXPECT_EQ(limits.allow(Millimetre(21.9 * sign), kFreeBorder, 1.0, log()),
              Millimetre(22.0 * sign));
    EXPECT_EQ(said(), Reason::lateral_limited);
    EXPECT_EQ(limits.allow(Millimetre(-60.0 * sign), kFreeBorder, 1.0, log()),
              Millimetre(22.0 * sign))
        << "never to the other side of the spine";
    limits.restart(Millimetre(150.0 * sign));
    EXPECT_EQ(limits.allow(Millimetre(150.1 * sign), kFreeBorder, 1.0, log()),
              Millimetre(150.0 * sign));
    EXPECT_EQ(said(), Reason::lateral_limited);
    EXPECT_EQ(events[0].channel, roller_channel(side));
  }
}

TEST_F(Arm, moves_80_mm_per_second) {
  ArmLimits limits(Side::left, {}, kCompiledCeilings);
  limits.restart(Millimetre(-80.0));
  EXPECT_EQ(limits.allow(Millimetre(-80.08), kFreeBorder, 0.001, log()), Millimetre(-80.08));
  EXPECT_EQ(said(), Reason::none);
  EXPECT_NEAR(limits.allow(Millimetre(-90.0), kFreeBorder, 0.001, log()).value(), -80.16, 1e-12);
  EXPECT_EQ(said(), Reason::lateral_rate_limited);
}

TEST_F(Arm, on_the_border_stands_unlimited_and_a_hair_inside_does_not) {
  for (Side side : kBothSides) {
    const double sign = lateral_sign(side);
    ArmLimits limits(side, {}, kCompiledCeilings);
    limits.restart(Millimetre(62.0 * sign));
    EXPECT_EQ(limits.allow(Millimetre(62.0 * sign), Millimetre(62.0 * sign), 1.0, log()),
              Millimetre(62.0 * sign));
    EXPECT_EQ(said(), Reason::none);
    EXPECT_EQ(limits.allow(Millimetre(61.999 * sign), Millimetre(62.0 * sign), 1.0, log()),
              Millimetre(62.0 * sign));
    EXPECT_EQ(said(), Reason::spine_band_kept);
  }
}

TEST_F(Arm, travels_to_the_border_at_its_own_speed_and_does_not_jump) {
  ArmLimits limits(Side::right, {}, kCompiledCeilings);
  limits.restart(Millimetre(22.0));
  EXPECT_NEAR(limits.allow(Millimetre(22.0), Millimetre(62.0), 0.001, log()).value(), 22.08, 1e-12);
}

using RollerSpeed = TravelLimitsTest;

TEST_F(RollerSpeed, is_120_mm_per_second_in_either_direction) {
  for (double sign : {-1.0, 1.0}) {
    EXPECT_EQ(
        allow_roller_speed(Side::left, MillimetrePerSecond(120.0 * sign), kCompiledCeilings, log()),
        MillimetrePerSecond(120.0 * sign));
    EXPECT_EQ(said(), Reason::none);
    EXPECT_EQ(
        allow_roller_speed(Side::left, MillimetrePerSecond(120.1 * sign), kCompiledCeilings, log()),
        MillimetrePerSecond(120.0 * sign));
    EXPECT_EQ(said(), Reason::roller_speed_limited);
  }
}

}  // namespace
}  // namespace knead::safety
