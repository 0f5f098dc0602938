#include "control/sense/palpation_fit.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace knead::sense {
namespace {

constexpr double kTwoPi = 2.0 * std::numbers::pi;

/// A roller that a force loop swings about 12 N on a breathing back: what the two sensors say.
struct Back {
  double stiffness = 5.0;     ///< N/mm
  double damping = 0.3;       ///< N s/mm
  double breathing_mm = 1.5;  ///< amplitude
  double breathing_hz = 0.3;
  double swing_mm = 1.0;
  double fading_n = 1.0;       ///< of the force over the window
  double force_noise_n = 0.1;  ///< of the reference chair's sensors (docs/simulator.md)
  double depth_noise_mm = 0.01;
  double stiffens_at_s = 1e9;  ///< by half: guarding
  unsigned seed = 1;
};

PalpationEstimate worked_off(PalpationFit& fit) {
  int cycles = 1;
  while (!fit.work_off() && cycles < 100) ++cycles;
  EXPECT_LE(cycles, 21);
  return fit.estimate();
}

PalpationEstimate felt(const Back& back) {
  std::mt19937 dice(back.seed);
  std::normal_distribution<double> normal;
  PalpationFit fit;
  fit.begin();
  for (int ms = 0; !fit.complete(); ++ms) {
    EXPECT_LT(ms, 4000) << "the window never ends";
    if (ms >= 4000) break;
    const double t = 0.001 * ms;
    const double w = kTwoPi * PalpationFit::kRate.value();
    const double stiffness = t < back.stiffens_at_s ? back.stiffness : 1.5 * back.stiffness;
    const double pressed = back.swing_mm * std::sin(w * t);
    const double speed = back.swing_mm * w * std::cos(w * t);
    const double force = 12.0 + stiffness * pressed + back.damping * speed -
                         back.fading_n * t / PalpationFit::kWindow_s;
    const double angle = kTwoPi * back.breathing_hz * t + 0.7;
    const double surface = 20.0 + back.breathing_mm * (std::sin(angle) + 0.1 * std::sin(2 * angle));
    fit.add(Newton(force + back.force_noise_n * normal(dice)),
            Millimetre(surface + pressed + back.depth_noise_mm * normal(dice)), 0.001);
  }
  return worked_off(fit);
}

TEST(PalpationFit, finds_the_stiffness_through_breathing_damping_and_fading) {
  for (const double stiffness : {1.5, 5.0, 20.0}) {
    const PalpationEstimate e = felt({.stiffness = stiffness, .swing_mm = 6.0 / stiffness});
    EXPECT_NEAR(e.value.value(), stiffness, 0.03 * stiffness);
    EXPECT_NEAR(e.preload.value(), 11.5, 0.1);
    EXPECT_LT(e.standard_error.value(), 0.06 * stiffness);
  }
}

TEST(PalpationFit, takes_no_damping_for_stiffness) {
  const double little = felt({.damping = 0.0}).value.value();
  const double much = felt({.damping = 0.6}).value.value();
  EXPECT_NEAR(much, little, 0.01 * little);
}

TEST(PalpationFit, breathing_of_any_rate_shifts_it_by_less_than_4_percent) {
  for (const double hz : {0.2, 0.25, 0.3, 0.35, 0.4}) {
    EXPECT_NEAR(felt({.breathing_hz = hz}).value.value(), 5.0, 0.2) << hz << " Hz";
  }
}

TEST(PalpationFit, the_stroke_is_the_swing_without_the_breath) {
  EXPECT_NEAR(felt({.swing_mm = 0.6}).half_stroke.value(), 0.6, 0.05);
}

TEST(PalpationFit, a_muscle_that_stiffens_meanwhile_makes_the_error_large) {
  const PalpationEstimate calm = felt({});
  const PalpationEstimate guarding = felt({.stiffens_at_s = 1.6});
  EXPECT_GT(guarding.standard_error / guarding.value, 0.06);
  EXPECT_GT(guarding.residual.value(), 3.0 * calm.residual.value());
}

TEST(PalpationFit, without_movement_nothing_is_known) {
  const PalpationEstimate e = felt({.breathing_mm = 0.0, .swing_mm = 0.0});
  EXPECT_LT(e.half_stroke.value(), 0.05);
}

TEST(PalpationFit, the_standard_error_is_about_as_large_as_the_errors_are) {
  // A small swing, so that what is random outweighs the model error that is added to each.
  double squares = 0.0;
  double claimed = 0.0;
  constexpr int kBacks = 40;
  for (unsigned seed = 1; seed <= kBacks; ++seed) {
    const PalpationEstimate e = felt({.swing_mm = 0.12, .force_noise_n = 1.0, .seed = seed});
    squares += std::pow(e.value.value() - 5.0, 2);
    claimed += std::pow(e.standard_error.value(), 2);
  }
  EXPECT_GT(claimed, 0.5 * squares);
  EXPECT_LT(claimed, 3.0 * squares);
}

TEST(PalpationFit, a_second_window_remembers_nothing_of_the_first) {
  PalpationFit fit;
  const auto listen = [&](double stiffness) {
    fit.begin();
    for (int ms = 0; !fit.complete() && ms < 4000; ++ms) {
      const double pressed = std::sin(kTwoPi * 1.25 * 0.001 * ms);
      fit.add(Newton(12.0 + stiffness * pressed), Millimetre(20.0 + pressed), 0.001);
    }
    return worked_off(fit).value.value();
  };
  EXPECT_NEAR(listen(9.0), 9.0, 1e-3);
  EXPECT_NEAR(listen(3.0), 3.0, 1e-3);
}

TEST(PalpationFit, a_reading_that_is_no_number_is_left_out) {
  PalpationFit fit;
  fit.begin();
  fit.add(Newton(std::nan("")), Millimetre(20.0), 0.001);
  for (int ms = 0; !fit.complete() && ms < 4000; ++ms) {
    const double pressed = std::sin(kTwoPi * 1.25 * 0.001 * ms);
    fit.add(Newton(12.0 + 4.0 * pressed), Millimetre(20.0 + pressed), 0.001);
  }
  EXPECT_NEAR(worked_off(fit).value.value(), 4.0, 1e-3);
}

}  // namespace
}  // namespace knead::sense
