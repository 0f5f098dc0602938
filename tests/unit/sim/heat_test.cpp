#include "hal/sim/heat.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace knead::sim {
namespace {

const ChairDescription kChair{};

ActuatorFrame duty(double share) {
  ActuatorFrame frame;
  frame.heat.fill(Fraction(share));
  return frame;
}

void run(HeatPads& pads, bool powered, const ActuatorFrame& frame, int seconds) {
  for (int i = 0; i < seconds * 1'000; ++i) pads.step(powered, true, frame);
}

TEST(HeatPads, full_power_never_takes_the_surface_past_the_cut_out) {
  HeatPads pads(kChair, Hardware{}, 35.0);
  double hottest = 0.0;
  bool was_cut = false;
  for (int i = 0; i < 1'200'000; ++i) {
    pads.step(true, true, duty(1.0));
    hottest = std::max(hottest, pads.surface_degc(1));
    was_cut = was_cut || pads.cut(1);
  }
  EXPECT_TRUE(was_cut);
  EXPECT_LT(hottest, 41.0);
  EXPECT_GT(hottest, 39.0);
}

TEST(HeatPads, gentle_heat_is_reached_in_minutes_without_the_cut_out) {
  HeatPads pads(kChair, Hardware{}, 33.0);
  run(pads, true, duty(0.32), 1'200);
  EXPECT_NEAR(pads.surface_degc(0), 38.4, 0.5);
  EXPECT_FALSE(pads.cut(0));
}

TEST(HeatPads, without_power_the_surface_returns_to_the_skins_temperature) {
  HeatPads pads(kChair, Hardware{}, 33.0);
  run(pads, true, duty(0.5), 300);
  EXPECT_GT(pads.surface_degc(2), 34.0);
  run(pads, false, duty(0.5), 1'800);
  EXPECT_NEAR(pads.surface_degc(2), 33.0, 0.2);
}

TEST(HeatPads, the_two_thermistors_of_a_zone_differ_by_their_offsets) {
  Hardware hardware;
  hardware.thermistor_offset_degc[1] = {0.2, -0.1};
  HeatPads pads(kChair, hardware, 33.0);
  run(pads, true, duty(0.2), 60);
  EXPECT_NEAR(pads.thermistor_degc(1, 0) - pads.thermistor_degc(1, 1), 0.3, 1e-9);
}

}  // namespace
}  // namespace knead::sim
