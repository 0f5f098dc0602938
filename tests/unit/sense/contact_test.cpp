#include "control/sense/contact.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <deque>
#include <numbers>
#include <random>

namespace knead::sense {
namespace {

constexpr double kDt = 0.001;

/// A roller on a spring, seen through a sensor with 2 ms of delay and 0.1 N RMS of noise.
class Spring {
 public:
  double stiffness = 4.0;
  double surface_mm = 30.0;

  void step(double depth_mm) {
    delayed_.push_back(std::max(0.0, stiffness * (depth_mm - surface_mm)));
    const double felt = delayed_.front() + 0.1 * noise_(engine_);
    if (delayed_.size() > 2) delayed_.pop_front();
    estimator.step(Newton(felt), Millimetre(depth_mm), kDt);
  }
  /// Kneads for `seconds` at 2 Hz between `low` and `high` mm beyond the surface.
  void knead(double seconds, double low, double high) {
    const int cycles = static_cast<int>(seconds / kDt);
    for (int i = 0; i < cycles; ++i) {
      const double share = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * 2.0 * i * kDt);
      step(surface_mm + low + (high - low) * share);
    }
  }
  [[nodiscard]] const ContactState& state() const { return estimator.state(); }

  ContactEstimator estimator;

 private:
  std::deque<double> delayed_{0.0, 0.0};
  std::mt19937 engine_{3};
  std::normal_distribution<double> noise_{0.0, 1.0};
};

TEST(Contact, is_found_at_first_touch_and_lost_below_the_lower_threshold) {
  Spring spring;
  for (double depth = 25.0; depth < 30.2; depth += 0.02) spring.step(depth);
  EXPECT_FALSE(spring.state().in_contact) << "0.8 N is not yet contact";
  for (double depth = 30.2; depth < 30.5; depth += 0.02) spring.step(depth);
  for (int i = 0; i < 30; ++i) spring.step(30.5);
  EXPECT_TRUE(spring.state().in_contact);
  for (int i = 0; i < 50; ++i) spring.step(30.28);
  EXPECT_TRUE(spring.state().in_contact) << "1.1 N keeps what was found";
  for (int i = 0; i < 50; ++i) spring.step(30.0);
  EXPECT_FALSE(spring.state().in_contact);
  EXPECT_EQ(spring.state().indentation.value(), 0.0);
}

TEST(Contact, noise_alone_is_never_contact) {
  Spring spring;
  for (int i = 0; i < 20'000; ++i) {
    spring.step(20.0);
    ASSERT_FALSE(spring.state().in_contact);
  }
}

TEST(Contact, filtered_force_is_3_ms_late_and_quieter_than_the_sensor) {
  ContactEstimator ramp;
  for (int i = 0; i < 200; ++i) ramp.step(Newton(0.1 * i), Millimetre(30.0), kDt);
  // On a ramp of 100 N/s a delay of 3 ms is 0.3 N.
  EXPECT_NEAR(0.1 * 199 - ramp.state().force.value(), 0.3, 0.02);
  EXPECT_NEAR(ramp.state().force_rate.value(), 100.0, 1.0);
  EXPECT_NEAR(0.1 * 199 - ramp.state().sudden_force.value(), 0.1, 0.02) << "1 ms for the reflex";
  Spring still;
  double square = 0.0;
  for (int i = 0; i < 5000; ++i) {
    still.step(20.0);
    square += still.state().force.value() * still.state().force.value() / 5000.0;
  }
  EXPECT_LT(std::sqrt(square), 0.05);
}

TEST(Contact, indentation_is_the_depth_beyond_the_surface) {
  Spring spring;
  for (double depth = 29.0; depth < 36.0; depth += 0.02) spring.step(depth);
  EXPECT_NEAR(spring.state().indentation.value(), 6.0, 0.5);
}

TEST(Contact, ignores_what_is_not_finite) {
  Spring spring;
  spring.knead(1.0, 1.0, 8.0);
  const ContactState before = spring.state();
  spring.estimator.step(Newton(std::nan("")), Millimetre(35.0), kDt);
  spring.estimator.step(Newton(10.0), Millimetre(std::nan("")), kDt);
  EXPECT_EQ(spring.state().force, before.force);
  EXPECT_EQ(spring.state().stiffness, before.stiffness);
}

TEST(LocalStiffness, is_the_prior_until_the_roller_moves) {
  Spring spring;
  spring.stiffness = 9.0;
  for (int i = 0; i < 3000; ++i) spring.step(31.0);
  EXPECT_FALSE(spring.state().stiffness_known);
  EXPECT_EQ(spring.state().stiffness, LocalStiffness::kPrior);
}

TEST(LocalStiffness, is_found_within_15_percent_while_kneading) {
  for (const double k : {1.5, 4.0, 10.0}) {
    Spring spring;
    spring.stiffness = k;
    spring.knead(2.0, 1.5, 8.0);
    EXPECT_TRUE(spring.state().stiffness_known);
    EXPECT_NEAR(spring.state().stiffness.value() / k, 1.0, 0.15) << k;
  }
}

TEST(LocalStiffness, a_belief_that_changes_goes_there_and_does_not_jump) {
  Spring spring;
  spring.knead(2.0, 1.5, 4.0);
  ASSERT_TRUE(spring.state().stiffness_known);
  spring.stiffness = 12.0;
  double last = spring.state().stiffness.value();
  double steepest = 0.0;
  for (int i = 0; i < 8000; ++i) {
    spring.step(34.0 + 1.5 * std::sin(2.0 * std::numbers::pi * 2.0 * i * kDt));
    const double now = spring.state().stiffness.value();
    steepest = std::max(steepest, std::abs(now - last));
    last = now;
  }
  EXPECT_NEAR(last, 12.0, 0.15 * 12.0);
  EXPECT_LT(steepest, 0.12);
}

TEST(LocalStiffness, breathing_under_a_still_roller_teaches_it_nothing) {
  Spring spring;
  for (int i = 0; i < 10'000; ++i) {
    spring.surface_mm = 30.0 + 1.5 * std::sin(2.0 * std::numbers::pi * 0.3 * i * kDt);
    spring.step(34.0);
  }
  EXPECT_EQ(spring.state().stiffness, LocalStiffness::kPrior);
}

TEST(LocalStiffness, a_loop_that_holds_force_against_a_moving_surface_does_not_look_soft) {
  Spring spring;
  spring.stiffness = 5.0;
  spring.knead(1.0, 1.5, 8.0);
  const double before = spring.state().stiffness.value();
  // The surface moves 20 mm/s and the arm follows it, a little late: force and depth disagree.
  for (int i = 0; i < 4000; ++i) {
    const double t = i * kDt;
    spring.surface_mm = 30.0 + 5.0 * std::sin(2.0 * std::numbers::pi * t);
    spring.step(34.0 + 4.5 * std::sin(2.0 * std::numbers::pi * t - 0.2));
  }
  EXPECT_GT(spring.state().stiffness.value(), 0.7 * before);
}

TEST(LocalStiffness, stays_within_its_bounds_for_an_hour_of_anything) {
  LocalStiffness stiffness;
  std::mt19937 engine(1);
  std::uniform_real_distribution<double> force(0.0, 115.0);
  std::uniform_real_distribution<double> depth(0.0, 80.0);
  for (int i = 0; i < 3'600'000 / 20; ++i) {
    stiffness.step(Newton(force(engine)), Millimetre(depth(engine)), kDt);
    ASSERT_GE(stiffness.value(), LocalStiffness::kSoftest);
    ASSERT_LE(stiffness.value(), LocalStiffness::kStiffest);
  }
}

TEST(LocalStiffness, starts_anew_at_the_next_touch) {
  Spring spring;
  spring.stiffness = 10.0;
  spring.knead(2.0, 1.5, 8.0);
  ASSERT_TRUE(spring.state().stiffness_known);
  for (int i = 0; i < 100; ++i) spring.step(20.0);
  for (double depth = 29.9; depth < 30.4; depth += 0.005) spring.step(depth);
  EXPECT_TRUE(spring.state().in_contact);
  EXPECT_FALSE(spring.state().stiffness_known);
}

}  // namespace
}  // namespace knead::sense
