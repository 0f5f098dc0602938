#include "control/motion/swing_phase.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace knead::motion {
namespace {

constexpr double kDt = 0.001;
/// Nobody says how far it swings: the slope has to tell.
constexpr Newton kUnsaid{std::numeric_limits<double>::infinity()};

/// Asks for `swing(t)` x sin(2 pi rate t) from `from_s` on for a while.
template <class Swing>
void ask(SwingPhase& phase, double rate_hz, double from_s, double for_s, Swing&& swing) {
  const double w = 2.0 * std::numbers::pi * rate_hz;
  const int cycles = static_cast<int>(std::lround(for_s / kDt));
  for (int i = 1; i <= cycles; ++i) {
    const double t = from_s + i * kDt;
    phase.step(Hertz(rate_hz), NewtonPerSecond(swing(t) * w * std::cos(w * t)), kUnsaid, kDt);
  }
}

TEST(SwingPhase, tells_size_and_phase_from_the_slope_alone) {
  for (const double rate_hz : {0.5, 2.0, 12.0}) {
    SwingPhase phase;
    ask(phase, rate_hz, 0.0, 1.03, [](double) { return 15.0; });
    const double angle = 2.0 * std::numbers::pi * rate_hz * 1.03;
    EXPECT_NEAR(phase.swing_n(), 15.0, 0.2) << rate_hz;
    EXPECT_NEAR(phase.turn().imag(), std::sin(angle), 0.06) << rate_hz;
    EXPECT_NEAR(phase.turn().real(), std::cos(angle), 0.06) << rate_hz;
  }
}

TEST(SwingPhase, follows_a_fade) {
  SwingPhase phase;
  ask(phase, 2.0, 0.0, 1.0, [](double) { return 15.0; });
  ask(phase, 2.0, 1.0, 0.35, [](double t) { return 15.0 * (1.35 - t) / 0.35; });
  EXPECT_LT(phase.swing_n(), 1.5);
}

TEST(SwingPhase, sees_an_ease_within_30_ms) {
  SwingPhase phase;
  ask(phase, 2.0, 0.0, 1.0, [](double) { return 15.0; });
  ask(phase, 2.0, 1.0, 0.03, [](double) { return 10.0; });
  EXPECT_NEAR(phase.swing_n(), 10.0, 0.5);
}

TEST(SwingPhase, takes_no_ease_for_a_larger_swing_wherever_in_the_swing_it_comes) {
  for (const double rate_hz : {0.5, 1.0, 2.0, 12.0}) {
    for (const double at : {0.0, 0.1, 0.25, 0.4, 0.5, 0.75}) {
      SwingPhase phase;
      const double eased_s = 4.0 + at / rate_hz;
      ask(phase, rate_hz, 0.0, eased_s, [](double) { return 15.0; });
      double largest = phase.swing_n();
      for (int i = 0; i < 50; ++i) {
        ask(phase, rate_hz, eased_s + i * kDt, kDt, [](double) { return 10.5; });
        largest = std::max(largest, phase.swing_n());
      }
      EXPECT_LT(largest, 1.05 * 15.0) << rate_hz << " " << at;
    }
  }
}

TEST(SwingPhase, never_swings_further_than_is_asked_where_that_is_said) {
  SwingPhase phase;
  ask(phase, 2.0, 0.0, 1.0, [](double) { return 15.0; });
  phase.step(Hertz(2.0), NewtonPerSecond(188.0), Newton(10.5), kDt);
  EXPECT_LE(phase.swing_n(), 10.5);
}

TEST(SwingPhase, knows_of_no_swing_where_none_is_asked) {
  SwingPhase phase;
  phase.step(Hertz(0.0), NewtonPerSecond(30.0), kUnsaid, kDt);
  EXPECT_FALSE(phase.swings());
  ask(phase, 2.0, 0.0, 1.0, [](double) { return 0.5; });
  EXPECT_FALSE(phase.swings()) << "too small to tell";
}

TEST(SwingPhase, starts_afresh_at_another_rate_and_says_so) {
  SwingPhase phase;
  ask(phase, 2.0, 0.0, 1.0, [](double) { return 15.0; });
  EXPECT_TRUE(phase.step(Hertz(2.0), NewtonPerSecond(188.0), kUnsaid, kDt));
  EXPECT_FALSE(phase.step(Hertz(3.0), NewtonPerSecond(0.0), kUnsaid, kDt));
  EXPECT_FALSE(phase.swings());
}

}  // namespace
}  // namespace knead::motion
