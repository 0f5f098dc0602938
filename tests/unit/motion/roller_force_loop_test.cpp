// The force loop with the controller's own contact sense on a plant of its own.
#include "control/motion/roller_force_loop.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "tests/support/roller_rig.hpp"

namespace knead::test {
namespace {

constexpr Back kNominal{.breathing_mm = 2.0};

TEST(RollerForceLoop, holds_40_n_within_0_4_n_rms_on_the_nominal_breathing_back) {
  RollerRig rig(kNominal);
  rig.hold(6.0, 40.0);
  EXPECT_LE(rig.hold(12.0, 40.0).rmse_n, 0.40);
}

TEST(RollerForceLoop, overshoots_a_step_by_less_than_5_percent) {
  RollerRig rig(kNominal);
  EXPECT_LE(rig.hold(6.0, 40.0).highest_n, 42.0);
  rig.hold(4.0, 10.0);
  EXPECT_LE(rig.hold(6.0, 40.0).highest_n, 41.5);
}

TEST(RollerForceLoop, holds_on_every_back_from_soft_to_stiff_however_damped) {
  for (const double stiffness : {1.5, 4.0, 10.0, 20.0}) {
    for (const double damping : {0.01, 0.03, 0.05}) {
      RollerRig rig({.stiffness = stiffness, .damping = damping, .breathing_mm = 2.0});
      rig.hold(kHeld_s, 40.0);
      const Seen seen = rig.hold(8.0, 40.0);
      EXPECT_LE(seen.rmse_n, 0.5) << "K " << stiffness << " d " << damping;
      EXPECT_EQ(seen.yielding_ms, 0) << "K " << stiffness << " d " << damping;
    }
  }
}

TEST(RollerForceLoop, holds_within_1_n_with_a_stiffness_estimate_wrong_by_two) {
  for (const double factor : {0.5, 2.0}) {
    for (const double stiffness : {1.5, 4.0, 10.0}) {
      RollerRig rig({.stiffness = stiffness, .breathing_mm = 2.0}, {.stiffness_factor = factor});
      rig.hold(6.0, 40.0);
      EXPECT_LE(rig.hold(8.0, 40.0).rmse_n, 1.0) << "K " << stiffness << " x " << factor;
    }
  }
}

TEST(RollerForceLoop, touches_without_a_step_of_more_than_5_n) {
  for (const double stiffness : {1.5, 4.0, 10.0, 20.0}) {
    for (const double damping : {0.01, 0.05}) {
      RollerRig rig({.stiffness = stiffness, .damping = damping, .breathing_mm = 3.0});
      while (rig.plant.force() <= 0.0 && rig.plant.time() < 8.0) rig.step(40.0);
      ASSERT_LT(rig.plant.time(), 8.0);
      EXPECT_LE(rig.hold(0.03, 40.0).highest_n, 5.0) << "K " << stiffness << " d " << damping;
    }
  }
}

TEST(RollerForceLoop, comes_back_to_a_known_back_quickly_and_still_touches_softly) {
  RollerRig rig(kNominal);
  const auto time_to_touch = [&] {
    const double start = rig.plant.time();
    while (!rig.plant.contact().in_contact && rig.plant.time() < start + 8.0) rig.step(20.0);
    return rig.plant.time() - start;
  };
  const double first = time_to_touch();
  rig.hold(2.0, 20.0);
  rig.hold(0.5, 0.0);
  EXPECT_EQ(rig.plant.force(), 0.0);
  EXPECT_LT(time_to_touch(), first / 1.5);
  EXPECT_LE(rig.hold(0.03, 20.0).highest_n, 5.0);
}

TEST(RollerForceLoop, keeps_off_the_back_at_set_point_0_even_when_the_back_comes_after_it) {
  RollerRig rig(kNominal);
  rig.hold(4.0, 40.0);
  rig.hold(0.3, 0.0);
  EXPECT_EQ(rig.hold(4.0, 0.0).highest_n, 0.0) << "breathing must not reach it";
  rig.run(1.0, [](double) { return 0.0; }, [&](double t) { rig.plant.push_surface(20.0 * t); });
  EXPECT_EQ(rig.hold(2.0, 0.0).highest_n, 0.0) << "it goes on backing off";
}

TEST(RollerForceLoop, not_even_a_deep_cough_meets_a_roller_where_nothing_may_touch) {
  for (const bool left_out : {false, true}) {
    RollerRig rig(kNominal);
    rig.hold(4.0, 40.0);
    rig.input.left_out = left_out;
    rig.hold(0.5, 0.0);
    const double met_n =
        rig.run(
               0.2, [](double) { return 0.0; },
               [&](double t) { rig.plant.push_surface(20.0 * std::min(1.0, t / 0.1)); })
            .highest_n;
    EXPECT_EQ(met_n > 0.0, !left_out) << met_n;
  }
}

TEST(RollerForceLoop, lets_go_of_60_n_within_250_ms_on_a_middling_back) {
  RollerRig rig(kNominal);
  rig.hold(5.0, 58.0);
  rig.hold(0.25, 0.0);
  EXPECT_LT(rig.plant.force(), 5.0);
}

TEST(RollerForceLoop, starts_from_the_measured_depth_when_power_comes) {
  RollerRig rig(kNominal);
  rig.plant.place_at(22.0);
  rig.input.powered = false;
  rig.input.depth_measured = Millimetre(22.0);
  EXPECT_EQ(rig.loop.step(rig.input).depth, Millimetre(0.0)) << "released while unpowered";
  rig.input.powered = true;
  rig.input.setpoint = Newton(40.0);
  const double first = rig.loop.step(rig.input).depth.value();
  EXPECT_NEAR(first, 22.0, 0.05);
}

TEST(RollerForceLoop, does_not_wind_up_while_something_holds_the_drive) {
  RollerRig rig(kNominal);
  rig.hold(5.0, 20.0);
  rig.plant.hold_drive(true);
  for (int i = 0; i < 2000; ++i) {
    rig.step(50.0);
    ASSERT_LE(rig.output.depth.value() - rig.plant.depth(), 0.5);
  }
  rig.plant.hold_drive(false);
  const Seen seen = rig.hold(5.0, 50.0);
  EXPECT_LE(seen.over_longest_s, 0.010) << "no leap when the drive is free again";
  EXPECT_LE(seen.highest_n, 70.0);
  EXPECT_NEAR(rig.hold(2.0, 50.0).rmse_n, 0.0, 0.5);
}

TEST(RollerForceLoop, never_reaches_far_beyond_where_the_back_was_and_keeps_off_between_tries) {
  RollerRig rig(kNominal);
  rig.hold(5.0, 30.0);
  const double met_at = rig.plant.surface();
  double deepest = 0.0;
  double clear_s = 0.0;
  rig.run(
      20.0, [](double) { return 30.0; },
      [&](double) {
        rig.plant.push_surface(-100.0);
        deepest = std::max(deepest, rig.plant.depth());
        if (rig.plant.depth() < met_at - 5.0) clear_s += ContactPlant::kDt;
      });
  EXPECT_LE(deepest, met_at + 20.0);
  EXPECT_GE(clear_s, 8.0);
}

TEST(RollerForceLoop, keeps_to_the_depth_of_the_envelope_and_says_so) {
  RollerRig rig(kNominal);
  rig.input.depth_max = Millimetre(33.0);
  for (int i = 0; i < 6000; ++i) {
    rig.step(60.0);
    ASSERT_LE(rig.output.depth.value(), 33.0);
  }
  EXPECT_EQ(rig.output.limited_by, Reason::depth_limited);
}

TEST(RollerForceLoop, works_below_the_ceiling_and_names_it) {
  RollerRig rig(kNominal);
  rig.input.ceiling = Newton(30.0);
  rig.hold(5.0, 50.0);
  const Seen seen = rig.hold(6.0, 50.0);
  EXPECT_LE(seen.highest_n, 30.0);
  EXPECT_GE(seen.lowest_n, 26.0);
  EXPECT_EQ(rig.output.limited_by, Reason::zone_ceiling);
  EXPECT_NEAR(rig.output.setpoint.value(), 27.6, 0.01);
}

double kneading_n(double t) { return 25.0 + 15.0 * std::sin(2.0 * std::numbers::pi * 2.0 * t); }

TEST(RollerForceLoop, does_not_swing_when_little_is_asked_of_a_damped_back_that_has_faded) {
  for (const double stiffness : {1.5, 4.0, 12.0}) {
    for (const double little : {3.0, 5.0, 8.0}) {
      RollerRig rig({.stiffness = stiffness, .damping = 0.05, .fades = 0.3}, {.own_sense = true},
                    {.stiction_mm = 0.04, .coulomb_mm = 0.03});
      rig.hold(15.0, 30.0);
      rig.hold(1.0, little);
      EXPECT_LE(rig.hold(3.0, little).rmse_n, 0.3) << stiffness << " " << little;
    }
  }
}

TEST(RollerForceLoop, kneads_10_to_40_n_at_2_hz_within_0_8_n_after_5_cycles) {
  for (const double stiffness : {4.0, 10.0, 20.0}) {
    for (const double damping : {0.01, 0.03, 0.05}) {
      RollerRig rig({.stiffness = stiffness, .damping = damping, .breathing_mm = 2.0});
      rig.hold(kHeld_s, 25.0);
      rig.input.periodic = Hertz(2.0);
      rig.run(2.5, kneading_n, [](double) {});
      const Seen seen = rig.run(6.0, kneading_n, [](double) {});
      EXPECT_LE(seen.rmse_n, 0.8) << "K " << stiffness << " d " << damping;
      EXPECT_EQ(seen.yielding_ms, 0) << "K " << stiffness << " d " << damping;
    }
  }
}

TEST(RollerForceLoop,
     kneads_the_softest_back_within_1_6_n_and_says_that_the_rise_is_not_the_asked) {
  RollerRig rig({.stiffness = 1.5, .exponent = 1.0, .damping = 0.01, .breathing_mm = 1.5});
  rig.hold(4.0, 25.0);
  rig.input.periodic = Hertz(2.0);
  rig.run(2.5, kneading_n, [](double) {});
  const Seen seen = rig.run(6.0, kneading_n, [](double) {});
  EXPECT_LE(seen.rmse_n, 1.6);
  EXPECT_EQ(rig.output.limited_by, Reason::advance_window_limited);
}

TEST(RollerForceLoop, kneads_alike_with_a_drive_that_sticks_and_has_play) {
  // What a servo with an integrator leaves of 10 N of friction, and what a worn gear has.
  constexpr DriveErrors kWorn{
      .stiction_mm = 0.03, .coulomb_mm = 0.02, .backlash_mm = 0.4, .arm_friction_n = 3.0};
  for (const double stiffness : {1.5, 4.0, 10.0}) {
    for (const double damping : {0.01, 0.05}) {
      RollerRig rig({.stiffness = stiffness, .damping = damping, .breathing_mm = 2.0},
                    {.own_sense = true}, kWorn);
      rig.hold(kHeld_s, 30.0);
      const Seen held = rig.hold(8.0, 30.0);
      EXPECT_LE(held.rmse_n, 0.4) << "K " << stiffness << " d " << damping;
      rig.hold(2.0, 25.0);
      rig.input.periodic = Hertz(2.0);
      rig.run(2.5, kneading_n, [](double) {});
      const Seen kneaded = rig.run(6.0, kneading_n, [](double) {});
      EXPECT_LE(kneaded.rmse_n, 1.2) << "K " << stiffness << " d " << damping;
      EXPECT_EQ(held.yielding_ms + kneaded.yielding_ms, 0) << "K " << stiffness << " d " << damping;
    }
  }
}

TEST(RollerForceLoop, kneads_better_for_having_learned) {
  const auto missed = [](Hertz told) {
    RollerRig rig({.damping = 0.05, .breathing_mm = 2.0});
    rig.hold(4.0, 25.0);
    rig.input.periodic = told;
    rig.run(2.5, kneading_n, [](double) {});
    return rig.run(4.0, kneading_n, [](double) {}).rmse_n;
  };
  EXPECT_LE(missed(Hertz(2.0)), 0.4 * missed(Hertz(0.0)));
}

TEST(RollerForceLoop, learns_nothing_that_takes_it_over_the_ceiling) {
  RollerRig rig({.damping = 0.05});
  rig.input.ceiling = Newton(38.0);
  rig.hold(4.0, 25.0);
  rig.input.periodic = Hertz(2.0);
  const Seen seen = rig.run(8.0, kneading_n, [](double) {});
  EXPECT_LE(seen.highest_n, 38.0);
  EXPECT_EQ(seen.yielding_ms, 0);
}

TEST(RollerForceLoop, strokes_over_a_knot_at_30_mm_s_within_0_8_n_rms) {
  RollerRig rig(kNominal);
  rig.hold(5.0, 40.0);
  const auto knot = [&](double t) {
    const double from_centre_mm = 30.0 * t - 45.0;  // +75 % over about 30 mm
    rig.plant.stiffen(1.0 + 0.75 * std::exp(-from_centre_mm * from_centre_mm / (2.0 * 56.0)));
  };
  EXPECT_LE(rig.run(3.0, [](double) { return 40.0; }, knot).rmse_n, 0.8);
}

}  // namespace
}  // namespace knead::test
