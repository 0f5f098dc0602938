// Whoever sits off-centre: the rollers feel for the spine only where the mat has said it is not.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "daemon/evaluate/anthropometry.hpp"
#include "daemon/evaluate/scan_run.hpp"

namespace knead::evaluate {
namespace {

/// CR-07, kept against the true line by the largest footprint.
constexpr Millimetre kKeptFree{20.0};
constexpr Newton kPressing{1.0};
constexpr std::uint64_t kSeeds = 10;

struct Aside {
  bool found = false;
  std::optional<Millimetre> nearest{};  ///< a footprint's edge to the true line, while it presses
};

Aside scan_aside(std::uint64_t seed, Millimetre aside) {
  ScanRun run(People{}.draw(seed), seed);
  run.person().sit_down();
  run.person().shift_lateral(aside);
  const Millimetre radius = ChairDescription{}.roller.footprint_radius_max();
  Aside result;
  const ScanBody scan = run.finish([&](Duration) {
    const sim::Truth& truth = run.person().truth();
    for (const Side side : kBothSides) {
      if (truth.force[index(side)] <= kPressing) continue;
      const Millimetre edge =
          (truth.lateral[index(side)] - truth.spine) * lateral_sign(side) - radius;
      result.nearest = std::min(result.nearest.value_or(edge), edge);
    }
  });
  result.found = !scan.refused;
  return result;
}

class SweepAside : public testing::TestWithParam<double> {};

TEST_P(SweepAside, keeps_20_mm_from_the_true_spine_or_refuses_untouched) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const Aside scan = scan_aside(seed, Millimetre(GetParam()));
    if (scan.nearest) {
      EXPECT_GE(*scan.nearest, kKeptFree) << seed;
    }
    EXPECT_TRUE(scan.nearest || !scan.found) << seed << ": found, and never felt";
  }
}

INSTANTIATE_TEST_SUITE_P(BothWays, SweepAside, testing::Values(-40.0, -25.0, 25.0, 40.0));

TEST(SweepAsideStill, finds_most_people_who_sit_20_mm_off_centre) {
  int found = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    found += scan_aside(seed, Millimetre(20.0)).found ? 1 : 0;
  }
  EXPECT_GE(found, 8);
}

}  // namespace
}  // namespace knead::evaluate
