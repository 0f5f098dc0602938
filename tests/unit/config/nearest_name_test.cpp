#include "config/nearest_name.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace knead::config {
namespace {

TEST(NearestName, counts_insertions_deletions_replacements_and_swaps_as_one_each) {
  EXPECT_EQ(edit_distance("force", "force"), 0U);
  EXPECT_EQ(edit_distance("force", "forces"), 1U);
  EXPECT_EQ(edit_distance("force", "foce"), 1U);
  EXPECT_EQ(edit_distance("force", "farce"), 1U);
  EXPECT_EQ(edit_distance("force", "froce"), 1U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
}

TEST(NearestName, finds_what_was_meant) {
  const std::vector<std::string> names{"depth_speed_mm_s", "spring_speed_mm_s", "rows"};
  EXPECT_EQ(nearest_name("depht_speed_mm_s", names), "depth_speed_mm_s");
  EXPECT_EQ(nearest_name("row", names), "rows");
}

TEST(NearestName, stays_silent_when_nothing_is_near) {
  const std::vector<std::string> names{"depth_speed_mm_s", "rows"};
  EXPECT_EQ(nearest_name("colour_of_the_chair", names), std::nullopt);
  EXPECT_EQ(nearest_name("xy", {}), std::nullopt);
}

}  // namespace
}  // namespace knead::config
