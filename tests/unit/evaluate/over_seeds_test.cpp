#include "daemon/evaluate/over_seeds.hpp"

#include <gtest/gtest.h>

namespace knead::evaluate {
namespace {

/// A few thousand steps of a generator, so that threads overtake one another.
std::uint64_t laborious(std::uint64_t seed) {
  std::uint64_t x = seed;
  const std::uint64_t steps = 1 + seed % 7 * 500;
  for (std::uint64_t i = 0; i < steps; ++i) x = x * 6364136223846793005ULL + 1442695040888963407ULL;
  return x;
}

TEST(OverSeeds, gives_the_same_in_the_same_order_on_one_thread_and_on_many) {
  const sim::SeedRange seeds{.first = 10'001, .last = 10'200};
  const auto alone = over_seeds(seeds, 1, laborious, {});
  const auto together = over_seeds(seeds, 7, laborious, {});
  ASSERT_EQ(alone.size(), 200U);
  EXPECT_EQ(alone.front(), laborious(10'001));
  EXPECT_EQ(alone.back(), laborious(10'200));
  EXPECT_EQ(alone, together);
}

TEST(OverSeeds, tells_how_many_are_done_up_to_all_of_them) {
  std::size_t last = 0;
  bool grows = true;
  over_seeds({.first = 1, .last = 50}, 3, laborious, [&](std::size_t done) {
    grows = grows && done > last;
    last = done;
  });
  EXPECT_TRUE(grows);
  EXPECT_EQ(last, 50U);
}

TEST(OverSeeds, names_the_lowest_seed_that_failed) {
  const auto measure = [](std::uint64_t seed) -> int {
    if (seed >= 17) throw std::runtime_error("the plant broke a law of physics");
    return static_cast<int>(laborious(seed) % 2);
  };
  for (int i = 0; i < 20; ++i) {
    try {
      over_seeds({.first = 1, .last = 100}, 4, measure, {});
      FAIL() << "a failure passed unseen";
    } catch (const SeedFailed& failed) {
      EXPECT_STREQ(failed.what(), "seed 17: the plant broke a law of physics");
    }
  }
}

}  // namespace
}  // namespace knead::evaluate
