#include "control/motion/jet_guard.hpp"

#include <gtest/gtest.h>

#include "tests/support/frames.hpp"

namespace knead::motion {
namespace {

struct Tank {
  JetGuard guard{ChairDescription{}};
  TimePoint now{1s};
  double degc = 38.0;
  double level = 0.9;
  double flow_l_min = 1.0;
  Reason said = Reason::none;

  Reason run(double seconds, bool sprays = true) {
    for (int i = 0; i < static_cast<int>(seconds * 1000.0); ++i) {
      now += 1ms;
      WaterSensors water;
      water.temperature = {Celsius(degc), now, Validity::good, 1};
      water.level = {Fraction(level), now, Validity::good, 1};
      water.flow = {LitrePerMinute(flow_l_min), now, Validity::good, 1};
      said = guard.step(water, now, sprays, 0.001);
    }
    return said;
  }
};

TEST(JetGuard, lets_good_water_through) { EXPECT_EQ(Tank().run(5.0), Reason::none); }

TEST(JetGuard, does_not_let_a_pump_run_dry) {
  Tank tank;
  tank.flow_l_min = 0.0;
  EXPECT_EQ(tank.run(1.9), Reason::none);
  EXPECT_EQ(tank.run(0.2), Reason::jet_no_flow);
  tank.flow_l_min = 1.0;
  EXPECT_EQ(tank.run(10.0, false), Reason::jet_no_flow) << "until a person says go";
  tank.guard.reset();
  EXPECT_EQ(tank.run(1.0), Reason::none);
}

TEST(JetGuard, a_dry_run_in_pieces_is_a_dry_run_unless_water_flowed_between_them) {
  Tank tank;
  tank.flow_l_min = 0.0;
  tank.run(1.5);
  tank.run(1.0, false);
  tank.flow_l_min = 1.0;
  tank.run(0.1);
  tank.flow_l_min = 0.0;
  EXPECT_EQ(tank.run(1.5), Reason::none);
  tank.run(1.0, false);
  EXPECT_EQ(tank.run(0.6), Reason::jet_no_flow);
}

TEST(JetGuard, no_flow_is_right_while_nothing_is_sprayed) {
  Tank tank;
  tank.flow_l_min = 0.0;
  EXPECT_EQ(tank.run(10.0, false), Reason::none);
}

TEST(JetGuard, waits_for_a_tank_to_be_filled_well_above_the_mark) {
  Tank tank;
  tank.level = 0.11;
  EXPECT_EQ(tank.run(0.1), Reason::water_low);
  tank.level = 0.15;
  EXPECT_EQ(tank.run(0.1), Reason::water_low);
  tank.level = 0.25;
  EXPECT_EQ(tank.run(0.1), Reason::none);
}

TEST(JetGuard, waits_for_water_to_cool_before_the_gate_would_trip) {
  Tank tank;
  tank.degc = 40.4;
  EXPECT_EQ(tank.run(0.1), Reason::none);
  tank.degc = 40.6;
  EXPECT_EQ(tank.run(0.1), Reason::jets_wait_for_water);
  tank.degc = 40.2;
  EXPECT_EQ(tank.run(0.1), Reason::jets_wait_for_water);
  tank.degc = 39.9;
  EXPECT_EQ(tank.run(0.1), Reason::none);
}

TEST(JetGuard, does_not_spray_with_water_that_it_does_not_know) {
  Tank tank;
  tank.run(1.0);
  WaterSensors silent;  // all absent
  EXPECT_EQ(tank.guard.step(silent, tank.now, false, 0.001), Reason::temperature_stale);
  silent.temperature = {Celsius(38.0), tank.now, Validity::good, 2};
  EXPECT_EQ(tank.guard.step(silent, tank.now, false, 0.001), Reason::water_low);
}

}  // namespace
}  // namespace knead::motion
