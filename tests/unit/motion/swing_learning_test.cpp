// Learning on a made-up answer to a swing, so that what it must find is known exactly.
#include "control/motion/swing_learning.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "control/motion/loop_design.hpp"

namespace knead::motion {
namespace {

constexpr double kDt = 0.001;
constexpr double kSwing_n = 15.0;

/// A swing whose answer misses by a fixed first and second harmonic, and to which corrections come
/// late by what learning expects.
class Answer {
 public:
  explicit Answer(double rate_hz) : w_(2.0 * std::numbers::pi * rate_hz), rate_hz_(rate_hz) {}

  double swing_n = kSwing_n;
  double missed_first_n = 3.0;
  double missed_at = 0.0;  ///< angle by which the first harmonic is late
  double missed_second_n = 1.0;
  bool undisturbed = true;
  bool cut = false;

  SwingCorrection step(SwingLearning& learning) {
    const double angle = w_ * t_;
    const double missed =
        missed_first_n * std::cos(angle - missed_at) + missed_second_n * std::sin(2 * angle);
    error_n_ = missed - past_[at_];
    phase_.step(Hertz(rate_hz_), NewtonPerSecond(swing_n * w_ * std::cos(angle)), Newton(swing_n),
                kDt);
    const SwingCorrection out = learning.step({.phase = phase_,
                                               .error = Newton(error_n_),
                                               .undisturbed = undisturbed,
                                               .cut = cut,
                                               .dt_s = kDt});
    past_[at_] = out.force.value();
    at_ = (at_ + 1) % past_.size();
    t_ += kDt;
    return out;
  }

  /// Root of the mean square of what was missed.
  double run(SwingLearning& learning, double duration_s) {
    double squares = 0.0;
    const int cycles = static_cast<int>(std::lround(duration_s / kDt));
    for (int i = 0; i < cycles; ++i) {
      step(learning);
      squares += error_n_ * error_n_;
    }
    return std::sqrt(squares / cycles);
  }

 private:
  SwingPhase phase_;
  double w_;
  double rate_hz_;
  double t_ = 0.0;
  double error_n_ = 0.0;
  std::array<double, 6> past_{};  ///< 6 ms late
  std::size_t at_ = 0;
};

TEST(SwingLearning, has_nothing_to_say_before_it_has_learned_and_about_a_force_that_stands_still) {
  SwingLearning learning;
  const SwingPhase still;
  EXPECT_EQ(learning.step({.phase = still, .error = Newton(3.0), .undisturbed = true}).force,
            Newton(0.0));
  Answer answer(2.0);
  EXPECT_EQ(answer.step(learning).force, Newton(0.0));
}

TEST(SwingLearning, takes_away_nine_tenths_of_what_repeats_within_5_cycles_of_2_hz) {
  SwingLearning learning;
  Answer answer(2.0);
  const double at_first = answer.run(learning, 0.5);
  answer.run(learning, 2.0);
  EXPECT_LE(answer.run(learning, 1.0), 0.1 * at_first);
}

TEST(SwingLearning, converges_at_every_rate_of_kneading_and_vibration) {
  for (const double rate_hz : {0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 12.0}) {
    SwingLearning learning;
    Answer answer(rate_hz);
    if (2.0 * rate_hz * 2.0 * std::numbers::pi > design::kLearnedUpTo_rad_s) {
      answer.missed_second_n = 0.0;  // the Q filter leaves it alone
    }
    const double at_first = answer.run(learning, 1.0);
    answer.run(learning, 6.0);
    EXPECT_LE(answer.run(learning, 2.0), 0.1 * at_first) << rate_hz;
  }
}

TEST(SwingLearning, says_the_slope_of_what_it_adds) {
  SwingLearning learning;
  Answer answer(2.0);
  answer.run(learning, 4.0);
  for (int i = 0; i < 500; ++i) {
    const SwingCorrection before = answer.step(learning);
    const SwingCorrection after = answer.step(learning);
    ASSERT_NEAR((after.force - before.force).value() / kDt, before.rate.value(), 1.0);
  }
}

TEST(SwingLearning, learns_nothing_while_something_else_shapes_the_force_nor_a_period_after) {
  SwingLearning learning;
  Answer answer(2.0);
  answer.undisturbed = false;
  answer.run(learning, 3.0);
  EXPECT_EQ(answer.step(learning).force, Newton(0.0));
  answer.undisturbed = true;
  answer.run(learning, 0.49);
  EXPECT_EQ(answer.step(learning).force, Newton(0.0));
  answer.run(learning, 0.5);
  EXPECT_GT(std::abs(answer.step(learning).force.value()), 0.0);
}

TEST(SwingLearning, leaves_out_the_moments_in_which_the_loop_is_cut) {
  SwingLearning learning;
  Answer answer(2.0);
  answer.cut = true;
  answer.run(learning, 3.0);
  EXPECT_EQ(answer.step(learning).force, Newton(0.0));
  answer.cut = false;
  answer.run(learning, 0.1);
  EXPECT_GT(std::abs(answer.step(learning).force.value()), 0.0) << "and goes on at once";
}

TEST(SwingLearning, adds_no_more_than_its_share_of_the_swing_whatever_is_missed) {
  SwingLearning learning;
  Answer answer(2.0);
  answer.missed_first_n = 500.0;
  double most = 0.0;
  for (int i = 0; i < 20000; ++i) most = std::max(most, answer.step(learning).force.value());
  double allowed = 0.0;
  for (const double share : design::kLearnedMost) allowed += share;
  EXPECT_LE(most, allowed * kSwing_n);
  EXPECT_GT(most, design::kLearnedMost[0] * kSwing_n * 0.9);
}

TEST(SwingLearning, adds_no_more_in_the_moment_in_which_the_swing_is_eased) {
  for (const double rate_hz : {1.0, 2.0, 8.0}) {
    for (const double missed_at : {0.0, 1.57, 3.14, 4.71}) {
      SwingLearning learning;
      Answer answer(rate_hz);
      answer.missed_at = missed_at;
      answer.run(learning, 6.0);
      double most = 0.0;
      const int period = static_cast<int>(std::lround(1.0 / rate_hz / kDt));
      for (int i = 0; i < period; ++i) most = std::max(most, answer.step(learning).force.value());
      ASSERT_GT(most, 1.0) << "has learned";
      answer.swing_n *= 0.7;  // whole periods have passed: the slope is steepest here
      for (int i = 0; i < 50; ++i) {
        ASSERT_LE(answer.step(learning).force.value(), most) << rate_hz << " " << missed_at;
      }
    }
  }
}

}  // namespace
}  // namespace knead::motion
