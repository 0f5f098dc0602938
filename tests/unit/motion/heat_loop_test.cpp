#include "control/motion/heat_loop.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace knead::motion {
namespace {

/// A heating wire, and the surface that it warms after it. Assumed figures, in the middle of what
/// pads do; `slow` doubles the heat stored in the wire.
struct Pad {
  double wire_degc = 26.0;
  double surface_degc = 26.0;
  double slow = 1.0;

  void step(double duty, double dt_s) {
    const double to_surface_w = 1.2 * (wire_degc - surface_degc);
    const double lost_w = 0.5 * (surface_degc - 24.0);
    wire_degc += (20.0 * duty - to_surface_w) / (20.0 * slow) * dt_s;
    surface_degc += (to_surface_w - lost_w) / 90.0 * dt_s;
  }
};

TEST(HeatLoop, warms_up_and_stays_within_half_a_kelvin_above) {
  for (const double slow : {0.5, 1.0, 2.0}) {
    for (const double setpoint : {34.0, 38.0, 40.0}) {
      HeatLoop loop;
      Pad pad{.slow = slow};
      std::mt19937 random(7);
      std::normal_distribution<double> noise(0.0, 0.05);
      double hottest = 0.0;
      for (int i = 0; i < 60000; ++i) {  // 10 min at 100 Hz
        const Celsius measured(pad.surface_degc + noise(random));
        pad.step(loop.step(measured, Celsius(setpoint), 0.01).value(), 0.01);
        hottest = std::max(hottest, pad.surface_degc);
      }
      EXPECT_LE(hottest, setpoint + 0.5) << slow << " " << setpoint;
      EXPECT_NEAR(pad.surface_degc, setpoint, 0.4) << slow << " " << setpoint;
    }
  }
}

TEST(HeatLoop, is_off_without_a_set_point_and_forgets) {
  HeatLoop loop;
  EXPECT_GT(loop.step(Celsius(30.0), Celsius(38.0), 0.001).value(), 0.9);
  EXPECT_EQ(loop.step(Celsius(30.0), Celsius(0.0), 0.001).value(), 0.0);
}

TEST(HeatLoop, cuts_the_duty_above_the_set_point_whatever_it_has_integrated) {
  HeatLoop loop;
  for (int i = 0; i < 400000; ++i) (void)loop.step(Celsius(37.9), Celsius(38.0), 0.001);
  EXPECT_GT(loop.step(Celsius(37.9), Celsius(38.0), 0.001).value(), 0.1);
  EXPECT_EQ(loop.step(Celsius(38.35), Celsius(38.0), 0.001).value(), 0.0);
}

TEST(HeatLoop, does_not_wind_up_over_a_long_warm_up) {
  HeatLoop loop;
  for (int i = 0; i < 600000; ++i) (void)loop.step(Celsius(30.0), Celsius(38.0), 0.001);
  for (int i = 0; i < 40000; ++i) (void)loop.step(Celsius(38.1), Celsius(38.0), 0.001);
  EXPECT_LT(loop.step(Celsius(38.1), Celsius(38.0), 0.001).value(), 0.05);
}

}  // namespace
}  // namespace knead::motion
