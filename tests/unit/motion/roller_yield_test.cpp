// Giving way: what a person does to the roller (cough, guarding) and what the ceiling does.
#include <gtest/gtest.h>

#include <numbers>

#include "tests/support/roller_rig.hpp"

namespace knead::test {
namespace {

/// 8 mm in 100 ms towards the roller, then standing still.
double cough_mm(double t) {
  return t < 0.1 ? 4.0 * (1.0 - std::cos(std::numbers::pi * t / 0.1)) : 8.0;
}

TEST(RollerYield, a_cough_stays_within_15_n_of_the_ceiling_and_is_over_in_200_ms) {
  for (const double stiffness : {1.5, 4.0, 10.0, 20.0}) {
    for (const double damping : {0.01, 0.03, 0.05}) {
      for (const double setpoint : {10.0, 40.0, 58.0}) {
        RollerRig rig({.stiffness = stiffness, .damping = damping, .breathing_mm = 2.0});
        const auto steady = [=](double) { return setpoint; };
        rig.hold(6.0, setpoint);
        const Seen seen =
            rig.run(1.0, steady, [&](double t) { rig.plant.push_surface(cough_mm(t)); });
        EXPECT_LE(seen.highest_n, 75.0) << stiffness << " " << damping << " " << setpoint;
        EXPECT_LE(seen.back_under_s, 0.2) << stiffness << " " << damping << " " << setpoint;
      }
    }
  }
}

TEST(RollerYield, guarding_that_doubles_the_stiffness_in_100_ms_is_given_way_to) {
  for (const double stiffness : {1.5, 4.0, 10.0}) {
    RollerRig rig({.stiffness = stiffness, .breathing_mm = 2.0});
    rig.input.ceiling = Newton(45.0);
    rig.hold(6.0, 40.0);
    const Seen seen = rig.run(
        1.0, [](double) { return 40.0; },
        [&](double t) { rig.plant.stiffen(1.0 + std::min(1.0, t / 0.1)); });
    EXPECT_LE(seen.highest_n, 50.0) << stiffness;
    EXPECT_LE(seen.back_under_s, 0.2) << stiffness;
  }
}

TEST(RollerYield, after_a_cough_the_force_comes_back_softly) {
  RollerRig rig({.breathing_mm = 2.0});
  const auto steady = [](double) { return 40.0; };
  rig.hold(6.0, 40.0);
  rig.run(0.5, steady, [&](double t) { rig.plant.push_surface(cough_mm(t)); });
  EXPECT_LE(rig.hold(4.0, 40.0).highest_n, 42.0);
  EXPECT_LE(rig.hold(3.0, 40.0).rmse_n, 0.5);
}

TEST(RollerYield, never_over_the_ceiling_plus_2_n_for_10_ms_by_its_own_doing) {
  for (const double factor : {0.5, 1.0, 2.0}) {
    for (const double stiffness : {1.5, 4.0, 10.0, 20.0}) {
      for (const double damping : {0.01, 0.03, 0.05}) {
        RollerRig rig({.stiffness = stiffness, .damping = damping, .breathing_mm = 2.0},
                      {.stiffness_factor = factor});
        Seen seen = rig.hold(8.0, 80.0);
        EXPECT_LE(seen.over_longest_s, 0.010) << factor << " " << stiffness << " " << damping;
        seen = rig.run(
            2.0, [](double) { return 80.0; },
            [&](double t) { rig.input.ceiling = Newton(std::max(20.0, 60.0 - 120.0 * t)); });
        EXPECT_LE(seen.over_longest_s, 0.010) << factor << " " << stiffness << " " << damping;
      }
    }
  }
}

TEST(RollerYield, a_commanded_rise_is_no_surprise) {
  RollerRig rig({.breathing_mm = 2.0});
  rig.hold(4.0, 30.0);
  const auto quick = [](double t) {
    return 30.0 + 20.0 * std::sin(2.0 * std::numbers::pi * 2.0 * t);
  };
  EXPECT_EQ(rig.run(4.0, quick, [](double) {}).yielding_ms, 0);
}

TEST(RollerYield, a_swing_that_the_ceiling_cuts_is_no_surprise) {
  for (const double ceiling : {20.0, 25.0, 35.0}) {
    for (const double damping : {0.01, 0.03, 0.05}) {
      RollerRig rig({.damping = damping, .breathing_mm = 2.0});
      rig.input.ceiling = Newton(ceiling);
      rig.hold(4.0, 10.0);
      rig.input.periodic = Hertz(2.0);
      const auto cut = [](double t) {
        return 25.0 - 15.0 * std::cos(2.0 * std::numbers::pi * 2.0 * t);
      };
      EXPECT_EQ(rig.run(6.0, cut, [](double) {}).yielding_ms, 0) << ceiling << " " << damping;
    }
  }
}

}  // namespace
}  // namespace knead::test
