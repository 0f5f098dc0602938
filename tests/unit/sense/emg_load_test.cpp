#include "control/sense/emg_load.hpp"

#include <gtest/gtest.h>

namespace knead::sense {
namespace {

constexpr std::size_t kL4Left = 6;
constexpr std::size_t kL4Right = 7;
constexpr std::size_t kTrapeziusLeft = 0;

/// The left roller presses at L4 for a second, moving across at this speed past the electrode.
EmgLoads pressing(double force_n, double across_mm_s) {
  EmgLoads loads{ChairDescription{}};
  for (int i = 0; i < 200; ++i) {
    const double lateral = -35.0 + across_mm_s * 0.005 * (i - 199);
    loads.step({.force = {Newton(force_n), Newton(0.0)},
                .lateral = {Millimetre(lateral), Millimetre(120.0)},
                .carriage = Millimetre(250.0)},
               0.005);
  }
  return loads;
}

TEST(EmgLoads, a_roller_loads_its_own_side_near_by) {
  const EmgLoads loads = pressing(20.0, 0.0);
  EXPECT_NEAR(loads.at(kL4Left).pressed, 1.0, 0.01);
  EXPECT_NEAR(loads.at(kL4Right).pressed, 0.15, 0.01);
  EXPECT_LT(loads.at(kTrapeziusLeft).pressed, 0.01);
  EXPECT_GT(loads.at(kL4Left).near, 0.99);
}

TEST(EmgLoads, only_a_roller_that_moves_over_the_skin_rubs_and_only_near_by) {
  EXPECT_LT(pressing(20.0, 0.0).at(kL4Left).rubbed, 0.01);
  const EmgLoads moving = pressing(20.0, 30.0);
  EXPECT_NEAR(moving.at(kL4Left).rubbed, 1.0, 0.1);
  EXPECT_LT(moving.at(kTrapeziusLeft).rubbed, 0.01);
}

TEST(EmgLoads, the_answer_lags_as_the_muscle_does) {
  EmgLoads loads{ChairDescription{}};
  const EmgLoads::Input pressed{.force = {Newton(20.0), Newton(0.0)},
                                .lateral = {Millimetre(-35.0), Millimetre(35.0)},
                                .carriage = Millimetre(250.0)};
  for (int i = 0; i < 12; ++i) loads.step(pressed, 0.005);
  EXPECT_NEAR(loads.at(kL4Left).pressed, 0.63, 0.05);
}

TEST(EmgLoads, a_force_that_jumps_jolts_the_skin_near_by_and_rings_off) {
  EmgLoads loads{ChairDescription{}};
  EmgLoads::Input pressed{.force = {Newton(20.0), Newton(0.0)},
                          .lateral = {Millimetre(-35.0), Millimetre(35.0)},
                          .carriage = Millimetre(250.0)};
  loads.step(pressed, 0.005);
  EXPECT_EQ(loads.at(kL4Left).jolted, 0.0) << "a first look is no jump";
  pressed.force[0] = Newton(0.0);
  loads.step(pressed, 0.005);
  EXPECT_NEAR(loads.at(kL4Left).jolted, 1.0, 0.05);
  EXPECT_LT(loads.at(kTrapeziusLeft).jolted, 0.001);
  for (int i = 0; i < 20; ++i) loads.step(pressed, 0.005);
  EXPECT_LT(loads.at(kL4Left).jolted, 0.03);
}

TEST(EmgLoads, an_arm_that_turns_round_rubs_as_fast_as_it_goes_again) {
  EmgLoads loads{ChairDescription{}};
  double lateral_mm = -35.0;
  const auto go = [&](double mm_s, int blocks) {
    for (int i = 0; i < blocks; ++i) {
      lateral_mm += mm_s * 0.005;
      loads.step({.force = {Newton(20.0), Newton(0.0)},
                  .lateral = {Millimetre(lateral_mm), Millimetre(120.0)},
                  .carriage = Millimetre(250.0)},
                 0.005);
    }
  };
  go(0.0, 20);
  go(30.0, 5);
  EXPECT_GT(loads.at(kL4Left).rubbed, 0.75) << "25 ms later";
}

TEST(EmgLoads, an_arm_that_is_elsewhere_after_a_gap_has_rubbed_nothing) {
  EmgLoads loads{ChairDescription{}};
  EmgLoads::Input pressed{.force = {Newton(20.0), Newton(0.0)},
                          .lateral = {Millimetre(-85.0), Millimetre(120.0)},
                          .carriage = Millimetre(250.0)};
  for (int i = 0; i < 20; ++i) loads.step(pressed, 0.005);
  pressed.lateral[0] = Millimetre(-35.0);
  loads.step(pressed, 0.005);
  EXPECT_EQ(loads.at(kL4Left).rubbed, 0.0);
}

}  // namespace
}  // namespace knead::sense
