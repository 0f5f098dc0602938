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

Body person(double skin_degc, double perfusion = 30.0) {
  Body body;
  body.skin_degc = skin_degc;
  body.perfusion_w_per_m2k = perfusion;
  return body;
}

void run(HeatPads& pads, bool powered, const ActuatorFrame& frame, int seconds) {
  for (int i = 0; i < seconds * 1'000; ++i) pads.step(powered, true, frame);
}

TEST(HeatPads, full_power_never_takes_the_surface_past_the_cut_out) {
  HeatPads pads(kChair, Hardware{}, person(35.0));
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
  HeatPads pads(kChair, Hardware{}, person(33.0));
  run(pads, true, duty(0.42), 1'200);
  EXPECT_NEAR(pads.surface_degc(0), 38.5, 0.7);
  EXPECT_FALSE(pads.cut(0));
}

TEST(HeatPads, without_power_the_surface_settles_between_skin_and_room) {
  HeatPads pads(kChair, Hardware{}, person(33.0));
  run(pads, true, duty(0.5), 300);
  EXPECT_GT(pads.surface_degc(2), 33.0);
  run(pads, false, duty(0.5), 1'800);
  EXPECT_GT(pads.surface_degc(2), 29.5);
  EXPECT_LT(pads.surface_degc(2), pads.skin_degc(2));
}

TEST(HeatPads, warmed_skin_and_tissue_follow_and_stay_below_the_surface) {
  HeatPads pads(kChair, Hardware{}, person(33.0));
  run(pads, true, duty(0.42), 60);
  const double skin_after_a_minute = pads.skin_degc(0);
  run(pads, true, duty(0.42), 1'200);
  EXPECT_GT(pads.skin_degc(0), skin_after_a_minute + 0.5);
  EXPECT_LT(pads.skin_degc(0), pads.surface_degc(0));
  EXPECT_LT(pads.tissue_degc(0), pads.skin_degc(0));
  EXPECT_GT(pads.tissue_degc(0), 34.0);
}

TEST(HeatPads, a_person_with_less_blood_in_the_skin_gets_warmer_under_the_same_pad) {
  HeatPads well(kChair, Hardware{}, person(33.0, 60.0));
  HeatPads badly(kChair, Hardware{}, person(33.0, 15.0));
  run(well, true, duty(0.4), 2'000);
  run(badly, true, duty(0.4), 2'000);
  EXPECT_GT(badly.skin_degc(0), well.skin_degc(0) + 0.3);
}

TEST(HeatPads, at_rest_the_person_keeps_the_temperature_that_he_came_with) {
  HeatPads pads(kChair, Hardware{}, person(33.0));
  for (int i = 0; i < 600'000; ++i) pads.step(false, false, duty(0.0));
  EXPECT_NEAR(pads.skin_degc(0), 33.0, 0.1);
  EXPECT_NEAR(pads.tissue_degc(0), 33.5, 0.1);
}

TEST(HeatPads, the_two_thermistors_of_a_zone_differ_by_their_offsets) {
  Hardware hardware;
  hardware.thermistor_offset_degc[1] = {0.2, -0.1};
  HeatPads pads(kChair, hardware, person(33.0));
  run(pads, true, duty(0.2), 60);
  EXPECT_NEAR(pads.thermistor_degc(1, 0) - pads.thermistor_degc(1, 1), 0.3, 1e-9);
}

}  // namespace
}  // namespace knead::sim
