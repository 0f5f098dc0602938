#include "control/safety/heat_limits.hpp"

#include <gtest/gtest.h>

#include "tests/unit/safety/gate_bench.hpp"

namespace knead::safety {
namespace {

/// Through the whole gate: pads asked for full heat.
class HeatLimitsTest : public testing::Test {
 protected:
  HeatLimitsTest() {
    bench.grant();
    bench.requested.heat.fill(Fraction(1.0));
  }
  void surface(std::size_t zone, double first, double second) {
    bench.sensors.heat[zone][0].value = Celsius(first);
    bench.sensors.heat[zone][1].value = Celsius(second);
  }
  Fraction duty(std::size_t zone) { return bench.allowed.heat[zone]; }

  GateBench bench;
};

TEST_F(HeatLimitsTest, duty_keeps_its_range) {
  bench.tick();
  EXPECT_EQ(duty(0), Fraction(1.0));
  EXPECT_TRUE(bench.events.empty());
  bench.requested.heat = {Fraction(1.001), Fraction(-0.001), Fraction(0.5)};
  bench.tick();
  EXPECT_EQ(duty(0), Fraction(1.0));
  EXPECT_EQ(duty(1), Fraction(0.0));
  EXPECT_EQ(duty(2), Fraction(0.5));
  EXPECT_EQ(bench.event(Reason::heat_limited).channel, Channel::heat_lower);
  EXPECT_EQ(bench.count(Reason::heat_limited), 2);
}

TEST_F(HeatLimitsTest, a_zone_is_cut_where_the_hotter_thermistor_reaches_40_degc) {
  surface(1, 39.0, 39.99);
  bench.tick();
  EXPECT_EQ(duty(1), Fraction(1.0));
  surface(1, 39.0, 40.0);
  bench.tick();
  EXPECT_EQ(duty(1), Fraction(0.0));
  EXPECT_EQ(duty(0), Fraction(1.0));
  const ReasonEvent event = bench.event(Reason::heat_cut);
  EXPECT_EQ(event.channel, Channel::heat_middle);
  EXPECT_EQ(event.value, 40.0);
  EXPECT_EQ(event.limit, 40.0);
}

TEST_F(HeatLimitsTest, the_persons_own_surface_ceiling_cuts_earlier) {
  for (ZoneLimits& zone : bench.envelope.zones) zone.surface = Celsius(36.0);
  surface(2, 35.9, 35.9);
  bench.tick();
  EXPECT_EQ(duty(2), Fraction(1.0));
  surface(2, 36.0, 35.9);
  bench.tick();
  EXPECT_EQ(duty(2), Fraction(0.0));
}

TEST_F(HeatLimitsTest, CR_02_the_pad_behind_a_zone_that_is_left_out_is_off_and_the_others_warm) {
  test::leave_out(bench.envelope, {Region::sacral, Side::right});
  bench.tick();
  EXPECT_EQ(duty(0), Fraction(0.0)) << "from 60 mm on, where the sacrum is";
  EXPECT_EQ(duty(2), Fraction(1.0));
  EXPECT_EQ(bench.event(Reason::zone_left_out).channel, Channel::heat_lower);
}

TEST_F(HeatLimitsTest, an_unseen_zone_is_cut_and_the_chair_stays_permitted) {
  bench.spoil = [](SensorFrame& s) { s.heat[0][1].acquired -= 501ms; };
  bench.ticks(2000);
  EXPECT_EQ(duty(0), Fraction(0.0));
  EXPECT_EQ(duty(1), Fraction(1.0));
  EXPECT_EQ(bench.event(Reason::temperature_stale).channel, Channel::heat_lower);
  EXPECT_TRUE(bench.permitted());
  bench.spoil = [](SensorFrame& s) { s.heat[0][1].acquired -= 500ms; };
  bench.tick();
  EXPECT_EQ(duty(0), Fraction(1.0));
}

TEST_F(HeatLimitsTest, a_pair_that_disagrees_for_500_ms_is_distrusted_until_it_agrees) {
  surface(0, 30.0, 34.0);
  bench.ticks(2000);
  EXPECT_EQ(duty(0), Fraction(1.0)) << "4 K is not yet a disagreement";
  surface(0, 30.0, 34.1);
  bench.ticks(500);
  EXPECT_EQ(duty(0), Fraction(1.0));
  bench.tick();
  EXPECT_EQ(duty(0), Fraction(0.0));
  EXPECT_EQ(bench.event(Reason::temperature_disagrees).channel, Channel::heat_lower);
  surface(0, 30.0, 33.1);
  bench.ticks(10);
  EXPECT_EQ(duty(0), Fraction(0.0));
  surface(0, 30.0, 33.0);
  bench.tick();
  EXPECT_EQ(duty(0), Fraction(1.0));
}

TEST_F(HeatLimitsTest, a_disagreement_with_breaks_never_adds_up) {
  for (int round = 0; round < 10; ++round) {
    surface(0, 30.0, 36.0);
    bench.ticks(400);
    surface(0, 30.0, 31.0);
    bench.tick();
  }
  EXPECT_EQ(duty(0), Fraction(1.0));
}

}  // namespace
}  // namespace knead::safety
