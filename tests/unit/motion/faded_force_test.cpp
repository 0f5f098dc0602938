#include "control/motion/faded_force.hpp"

#include <gtest/gtest.h>

namespace knead::motion {
namespace {

void hold(FadedForce& faded, Newton force, int for_ms) {
  for (int i = 0; i < for_ms; ++i) faded.step(force, 0.001);
}

TEST(FadedForce, is_the_force_itself_while_it_is_held) {
  FadedForce faded;
  for (int s = 0; s < 30; ++s) {
    hold(faded, Newton(30.0), 1000);
    ASSERT_EQ(faded.held(Newton(30.0)), Newton(30.0));
  }
}

TEST(FadedForce, remembers_what_was_held_when_the_force_falls) {
  FadedForce faded;
  hold(faded, Newton(30.0), 30'000);
  // 30 N of 42.9: 12.9 have faded. At 5 N the spring makes 17.9.
  EXPECT_NEAR(faded.held(Newton(5.0)).value(), 0.7 * 17.9, 0.1);
}

TEST(FadedForce, forgets_most_within_a_minute_and_no_sooner) {
  FadedForce faded;
  hold(faded, Newton(30.0), 30'000);
  hold(faded, Newton(5.0), 10'000);
  EXPECT_GT(faded.held(Newton(5.0)), Newton(9.5));
  hold(faded, Newton(5.0), 50'000);
  EXPECT_LT(faded.held(Newton(5.0)), Newton(6.0));
  hold(faded, Newton(5.0), 60'000);
  EXPECT_NEAR(faded.held(Newton(5.0)).value(), 5.0, 0.2);
}

TEST(FadedForce, forgets_at_once_when_told) {
  FadedForce faded;
  hold(faded, Newton(30.0), 30'000);
  faded.forget();
  EXPECT_EQ(faded.held(Newton(5.0)), Newton(5.0));
}

}  // namespace
}  // namespace knead::motion
