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
  EXPECT_NEAR(water.line_kpa(), 100.0 * (1.0 - std::exp(-1.0)), 1.0);
  run(water, true, jets_at(100.0, 0.0), 2'000);
  EXPECT_NEAR(water.line_kpa(), 100.0, 0.5);
}

TEST(WaterLine, valve_opens_its_own_nozzle_only) {
  WaterLine water(kChair, Hardware{});
  run(water, true, jets_at(100.0, 1.0), 3'000);
  EXPECT_GT(water.nozzle_kpa(0), 90.0);
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
