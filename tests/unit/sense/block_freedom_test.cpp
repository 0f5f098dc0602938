#include "control/sense/block_freedom.hpp"

#include <gtest/gtest.h>

#include <random>

namespace knead::sense {
namespace {

double learned(double freedom, double shared) {
  BlockFreedom learns;
  std::mt19937 engine(5);
  std::gamma_distribution<double> chance(freedom / 2.0, 2.0 / freedom);
  double before = 1.0;
  for (int i = 0; i < 20'000; ++i) {
    before = shared * before + (1.0 - shared) * chance(engine);
    learns.learn(before);
  }
  return learns.value();
}

TEST(BlockFreedom, starts_from_what_most_people_have) {
  EXPECT_NEAR(BlockFreedom().value(), 2.0, 1e-9);
}

TEST(BlockFreedom, learns_how_many_independent_values_a_block_has) {
  EXPECT_NEAR(learned(2.4, 0.0), 2.4, 0.5);
  EXPECT_NEAR(learned(4.1, 0.0), 4.1, 0.8);
}

TEST(BlockFreedom, blocks_that_follow_their_neighbours_count_for_less_than_they_scatter) {
  // A share s of the block before: one block scatters like (1 + s) / (1 - s) as many values.
  const double alone = 3.0 * 1.2 / 0.8;
  EXPECT_LT(learned(3.0, 0.2), 0.9 * alone);
}

TEST(BlockFreedom, stays_bounded_whatever_it_is_taught) {
  BlockFreedom loud;
  BlockFreedom still;
  for (int i = 0; i < 100'000; ++i) {
    loud.learn(i % 8 < 4 ? 0.0 : 1e9);
    still.learn(1.0);
  }
  EXPECT_GE(loud.value(), 0.5);
  EXPECT_LE(still.value(), 6.0);
}

}  // namespace
}  // namespace knead::sense
