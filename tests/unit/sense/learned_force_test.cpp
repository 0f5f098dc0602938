#include "control/sense/learned_force.hpp"

#include <gtest/gtest.h>

namespace knead::sense {
namespace {

TEST(LearnedForce, nothing_is_learned_before_a_second_of_calm) {
  LearnedForce learned;
  for (int i = 0; i < 990; ++i) learned.learn(Newton(20.4), 0.001);
  EXPECT_EQ(learned.highest().value(), 0.0);
  for (int i = 0; i < 20; ++i) learned.learn(Newton(20.4), 0.001);
  EXPECT_EQ(learned.highest().value(), 20.0);
}

TEST(LearnedForce, a_higher_force_teaches_the_lower_ones_too_and_a_moment_teaches_nothing) {
  LearnedForce learned;
  for (int i = 0; i < 600; ++i) learned.learn(Newton(31.0), 0.001);
  for (int i = 0; i < 600; ++i) learned.learn(Newton(16.0), 0.001);
  EXPECT_EQ(learned.highest().value(), 15.0);
}

TEST(LearnedForce, more_than_the_gate_allows_is_not_counted_beyond_it) {
  LearnedForce learned;
  for (int i = 0; i < 2000; ++i) learned.learn(Newton(500.0), 0.001);
  EXPECT_EQ(learned.highest().value(), 80.0);
}

}  // namespace
}  // namespace knead::sense
