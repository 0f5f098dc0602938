#include "control/sense/palpation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "control/sense/stiffness_asymmetry.hpp"

namespace knead::sense {
namespace {

/// Both rollers parked and swinging in opposite phase on a quiet back of known stiffness.
struct Parked {
  Palpation senses{};
  PalpationInput input{.listening = true,
                       .station = 2,
                       .stations = 8,
                       .along = Millimetre(300.0),
                       .pressed = {true, true}};
  std::array<double, kSides> stiffness{4.0, 6.0};
  double swing_mm = 1.0;
  int ms = 0;

  void cycle() {
    const double t = 0.001 * ms++;
    for (Side side : kBothSides) {
      const std::size_t i = index(side);
      const double pressed =
          -lateral_sign(side) * swing_mm * std::sin(2.0 * std::numbers::pi * 1.25 * t);
      input.force[i] = Newton(12.0 + stiffness[i] * pressed);
      input.depth[i] = Millimetre(20.0 + pressed);
    }
    senses.step(input);
  }
  void listen(int most_ms = 4000) {
    for (int i = 0; i < most_ms; ++i) {
      cycle();
      if (senses.verdict() != PalpationVerdict::pending) return;
    }
  }
  void between_windows() {
    input.listening = false;
    cycle();
    input.listening = true;
  }
  [[nodiscard]] const StiffnessSite& site(Side side) const { return senses.map().at(side, 2); }
};

TEST(Palpation, fills_both_sites_of_a_station) {
  Parked parked;
  parked.listen();
  EXPECT_EQ(parked.senses.verdict(), PalpationVerdict::clear);
  for (Side side : kBothSides) {
    const StiffnessSite& site = parked.site(side);
    ASSERT_TRUE(site.known);
    EXPECT_NEAR(site.value.value(), parked.stiffness[index(side)], 0.01);
    EXPECT_NEAR(site.preload.value(), 12.0, 0.05);
    EXPECT_EQ(site.along, Millimetre(300.0));
    EXPECT_GT(site.standard_error.value(), 0.0);
  }
  EXPECT_EQ(parked.senses.map().stations, 8U);
  EXPECT_FALSE(parked.senses.map().at(Side::left, 1).known);
}

TEST(Palpation, guarding_meanwhile_ends_the_window_and_nothing_is_known) {
  Parked parked;
  parked.listen(1000);
  ASSERT_EQ(parked.senses.verdict(), PalpationVerdict::pending);
  parked.input.disturbed[1] = true;
  parked.cycle();
  EXPECT_EQ(parked.senses.verdict(), PalpationVerdict::disturbed);
  parked.input.disturbed[1] = false;
  parked.listen();
  EXPECT_EQ(parked.senses.verdict(), PalpationVerdict::disturbed) << "until asked to listen anew";
  EXPECT_FALSE(parked.site(Side::left).known);
  EXPECT_FALSE(parked.site(Side::right).known);
}

TEST(Palpation, contact_that_is_lost_ends_the_window) {
  Parked parked;
  parked.listen(500);
  parked.input.pressed[0] = false;
  parked.cycle();
  EXPECT_EQ(parked.senses.verdict(), PalpationVerdict::disturbed);
}

TEST(Palpation, after_a_disturbance_a_new_window_can_tell) {
  Parked parked;
  parked.input.disturbed[0] = true;
  parked.cycle();
  parked.cycle();
  ASSERT_EQ(parked.senses.verdict(), PalpationVerdict::disturbed);
  parked.input.disturbed[0] = false;
  parked.between_windows();
  parked.listen();
  EXPECT_EQ(parked.senses.verdict(), PalpationVerdict::clear);
}

TEST(Palpation, too_small_a_movement_is_no_knowledge) {
  Parked parked;
  parked.swing_mm = 0.02;
  parked.listen();
  EXPECT_EQ(parked.senses.verdict(), PalpationVerdict::doubtful);
  EXPECT_FALSE(parked.site(Side::left).known);
}

TEST(Palpation, a_side_that_is_left_out_is_unknown_and_not_waited_for) {
  Parked parked;
  parked.input.pressed = {true, false};
  parked.listen();
  EXPECT_EQ(parked.senses.verdict(), PalpationVerdict::clear);
  EXPECT_TRUE(parked.site(Side::left).known);
  EXPECT_FALSE(parked.site(Side::right).known);
}

TEST(Palpation, the_next_person_is_unknown) {
  Parked parked;
  parked.listen();
  parked.senses.forget();
  EXPECT_FALSE(parked.site(Side::left).known);
  EXPECT_EQ(parked.senses.map().stations, 0U);
}

StiffnessSite felt(double value, double error_share) {
  return {.known = true,
          .value = NewtonPerMillimetre(value),
          .standard_error = NewtonPerMillimetre(value * error_share)};
}

TEST(StiffnessAsymmetry, fifteen_percent_are_found_and_two_are_not) {
  const StiffnessAsymmetry large = asymmetry(felt(4.0, 0.02), felt(4.6, 0.02));
  EXPECT_TRUE(large.judged);
  EXPECT_TRUE(large.found);
  EXPECT_NEAR(large.ratio, 1.15, 1e-9);
  EXPECT_TRUE(asymmetry(felt(4.6, 0.02), felt(4.0, 0.02)).found);
  EXPECT_FALSE(asymmetry(felt(4.0, 0.02), felt(4.08, 0.02)).found);
}

TEST(StiffnessAsymmetry, large_errors_leave_it_open) {
  EXPECT_FALSE(asymmetry(felt(4.0, 0.06), felt(4.6, 0.06)).found);
}

TEST(StiffnessAsymmetry, an_unknown_side_is_not_judged) {
  EXPECT_FALSE(asymmetry(felt(4.0, 0.02), StiffnessSite{}).judged);
}

}  // namespace
}  // namespace knead::sense
