#include "hal/sim/water.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace knead::sim {
namespace {

const ChairDescription kChair{};

ActuatorFrame jets_at(double line_kpa, double valve) {
  ActuatorFrame frame;
  frame.line_pressure = Kilopascal(line_kpa);
  frame.jets[0].valve = Fraction(valve);
  return frame;
}

void run(WaterLine& water, bool powered, const ActuatorFrame& frame, int milliseconds) {
  for (int i = 0; i < milliseconds; ++i) water.step(powered, frame);
}

TEST(WaterLine, pressure_comes_with_the_pumps_lag) {
  Hardware hardware;
  hardware.pump_lag_s = 0.2;
  WaterLine water(kChair, hardware);
  run(water, true, jets_at(100.0, 0.0), 200);
  EXPECT_NEAR(water.line_kpa(), 100.0 * (1.0 - std::exp(-1.0)), 5.0);  // the line fills too
  run(water, true, jets_at(100.0, 0.0), 2'000);
  EXPECT_NEAR(water.line_kpa(), 100.0, 0.5);
}

TEST(WaterLine, valve_opens_its_own_nozzle_only) {
  WaterLine water(kChair, Hardware{});
  run(water, true, jets_at(100.0, 1.0), 3'000);
  EXPECT_NEAR(water.nozzle_kpa(0), 92.0, 4.0);  // less what pump, hose and valve lose
  EXPECT_EQ(water.nozzle_kpa(1), 0.0);
  EXPECT_GT(water.flow_l_min(), 0.5);
}

TEST(WaterLine, power_loss_shuts_every_valve_within_its_time_constant) {
  Hardware hardware;
  hardware.valve_lag_s = 0.08;
  WaterLine water(kChair, hardware);
  run(water, true, jets_at(150.0, 1.0), 3'000);
  const double before = water.nozzle_kpa(0);
  run(water, false, jets_at(150.0, 1.0), 80);
  EXPECT_LE(water.nozzle_kpa(0), before * std::exp(-1.0));
  run(water, false, jets_at(150.0, 1.0), 170);
  EXPECT_LT(water.nozzle_kpa(0), 0.05 * before);
}

TEST(WaterLine, pump_loses_15_percent_under_six_jets_and_less_under_one) {
  WaterLine water(kChair, Hardware{});
  ActuatorFrame frame = jets_at(100.0, 1.0);
  run(water, true, frame, 3'000);
  EXPECT_NEAR(water.line_kpa(), 99.5, 0.6);
  for (std::size_t j = 0; j < kChair.jets.size(); ++j) frame.jets[j].valve = Fraction(1.0);
  run(water, true, frame, 3'000);
  EXPECT_NEAR(water.line_kpa(), 86.0, 3.0);
}

/// The highest pressure before valve 0 over the line's, when it shuts with this lag.
double hammer_kpa(double valve_lag_s) {
  Hardware hardware;
  hardware.valve_lag_s = valve_lag_s;
  WaterLine water(kChair, hardware);
  run(water, true, jets_at(150.0, 1.0), 3'000);
  double highest = 0.0;
  for (int i = 0; i < 400; ++i) {
    water.step(true, jets_at(150.0, 0.0));
    highest = std::max(highest, water.before_valve_kpa(0) - water.line_kpa());
  }
  return highest;
}

TEST(WaterLine, valve_that_shuts_faster_hammers_more_and_never_beyond_joukowskys_limit) {
  Hardware hardware;
  WaterLine water(kChair, hardware);
  run(water, true, jets_at(150.0, 1.0), 3'000);
  const double limit = JetHose::joukowsky_kpa(water.flow_l_min() / 60.0);
  const double slow = hammer_kpa(0.3);
  const double usual = hammer_kpa(0.06);
  const double sudden = hammer_kpa(0.001);
  EXPECT_GT(usual, slow + 2.0);
  EXPECT_GT(sudden, usual + 20.0);
  EXPECT_LT(sudden, limit);
}

TEST(WaterLine, shut_valves_trap_nothing_the_line_falls_with_the_pump) {
  WaterLine water(kChair, Hardware{});
  run(water, true, jets_at(150.0, 0.0), 2'000);
  EXPECT_NEAR(water.line_kpa(), 150.0, 1.0);
  run(water, false, jets_at(150.0, 0.0), 1'500);
  EXPECT_LT(water.line_kpa(), 1.0);
}

TEST(WaterLine, pump_without_water_sprays_nothing) {
  WaterLine water(kChair, Hardware{});
  run(water, true, jets_at(250.0, 1.0), 3'000);
  EXPECT_GT(water.nozzle_kpa(0), 200.0);
  water.set_level(0.0);
  run(water, true, jets_at(250.0, 1.0), 3'000);
  EXPECT_LT(water.nozzle_kpa(0), 5.0);
}

TEST(Pump, is_cooled_by_its_own_water_and_cuts_itself_out_when_it_runs_dry) {
  Pump wet(Hardware{}, 300.0);
  Pump dry(Hardware{}, 300.0);
  double hottest = 0.0;
  for (int i = 0; i < 2'400'000; ++i) {
    wet.step({.asked_kpa = 300.0, .level = 0.9, .water_degc = 38.0, .flow_l_s = 0.05});
    dry.step({.asked_kpa = 300.0, .level = 0.0, .water_degc = 38.0});
    hottest = std::max(hottest, dry.degc());
  }
  EXPECT_LT(wet.degc(), 45.0);
  EXPECT_NEAR(hottest, 85.0, 0.5);
  EXPECT_LT(dry.shut_off_kpa(), 1.0);
}

TEST(WaterLine, pulse_opens_and_shuts_at_its_rate) {
  WaterLine water(kChair, Hardware{});
  ActuatorFrame frame = jets_at(100.0, 1.0);
  frame.jets[0].pulse_rate = Hertz(2.0);
  run(water, true, frame, 2'000);
  int rises = 0;
  bool high = water.nozzle_kpa(0) > 50.0;
  for (int i = 0; i < 5'000; ++i) {
    water.step(true, frame);
    const bool now_high = water.nozzle_kpa(0) > 50.0;
    rises += now_high && !high ? 1 : 0;
    high = now_high;
  }
  EXPECT_EQ(rises, 10);
}

TEST(WaterLine, air_takes_pressure) {
  WaterLine water(kChair, Hardware{});
  ActuatorFrame frame = jets_at(100.0, 1.0);
  run(water, true, frame, 3'000);
  const double without = water.nozzle_kpa(0);
  frame.jets[0].air = Fraction(1.0);
  run(water, true, frame, 3'000);
  EXPECT_LT(water.nozzle_kpa(0), 0.7 * without);
}

TEST(WaterLine, heater_reaches_its_setpoint_and_never_passes_the_cut_out) {
  WaterLine water(kChair, Hardware{});
  ActuatorFrame frame;
  frame.water_temperature = Celsius(38.0);
  run(water, true, frame, 600'000);
  EXPECT_NEAR(water.tank_degc(), 38.0, 0.4);
  frame.water_temperature = Celsius(60.0);
  double hottest = 0.0;
  for (int i = 0; i < 600'000; ++i) {
    water.step(true, frame);
    hottest = std::max(hottest, water.tank_degc());
  }
  EXPECT_LE(hottest, 41.01);
  EXPECT_GT(hottest, 40.5);
}

}  // namespace
}  // namespace knead::sim
