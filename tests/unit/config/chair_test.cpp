#include "config/chair.hpp"

#include <gtest/gtest.h>

#include "tests/unit/config/written_file.hpp"

namespace knead::config {
namespace {

using test::with;
using test::WrittenFile;

std::string reference() {
  return test::text_of(test::source_dir() / "config/chairs/reference.toml");
}

std::string mistake_of(const std::string& text) {
  const auto chair = load_chair(WrittenFile(text).path());
  return chair ? "" : chair.error().front().text;
}

TEST(Chair, another_chair_is_another_file) {
  const auto chair =
      load_chair(WrittenFile(with(with(reference(), "depth_max_mm = 80", "depth_max_mm = 60"),
                                  "rows = 16", "rows = 20"))
                     .path());
  ASSERT_TRUE(chair.has_value()) << to_lines(chair.error());
  EXPECT_EQ(chair->roller.depth_max.value(), 60.0);
  EXPECT_EQ(chair->back_mat.rows, 20U);
}

TEST(Chair, one_without_jets_is_a_chair) {
  const std::string text = reference();
  const std::size_t first = text.find("[[water.jet]]");
  const std::size_t after = text.find("[ages]");
  const auto chair = load_chair(WrittenFile(text.substr(0, first) + text.substr(after)).path());
  ASSERT_TRUE(chair.has_value()) << to_lines(chair.error());
  EXPECT_EQ(chair->jets.size(), 0U);
}

TEST(Chair, every_key_must_be_given) {
  EXPECT_EQ(mistake_of(with(reference(), "depth_max_mm = 80", ""))
                .rfind("roller.depth_max_mm: is missing", 0),
            0U);
}

TEST(Chair, sensors_may_not_be_believed_longer_than_the_gate_does) {
  EXPECT_NE(
      mistake_of(with(reference(), "force_ms = 10", "force_ms = 11")).find("allowed: 1 to 10 ms"),
      std::string::npos);
}

TEST(Chair, a_slow_spring_is_refused_with_its_reason) {
  EXPECT_NE(mistake_of(with(reference(), "spring_speed_mm_s = 400", "spring_speed_mm_s = 399"))
                .find("slower would not release"),
            std::string::npos);
}

TEST(Chair, arms_whose_reach_is_reversed_are_refused) {
  EXPECT_EQ(mistake_of(with(with(reference(), "lateral_inner_mm = 22", "lateral_inner_mm = 80"),
                            "lateral_outer_mm = 150", "lateral_outer_mm = 70")),
            "roller.lateral_outer_mm: 70 is not above lateral_inner_mm = 80; allowed: "
            "lateral_inner_mm < lateral_outer_mm; the two are reversed: swap them");
}

TEST(Chair, more_cells_than_a_frame_holds_are_refused) {
  EXPECT_EQ(
      mistake_of(with(with(reference(), "rows = 16", "rows = 32"), "columns = 8", "columns = 9"))
          .rfind("back_mat.rows: 32 x 9 makes 288 cells; allowed: at most 256 cells", 0),
      0U);
}

TEST(Chair, an_electrode_on_the_wrong_side_is_refused) {
  EXPECT_EQ(mistake_of(with(reference(), "along_mm = 520, lateral_mm = -45",
                            "along_mm = 520, lateral_mm = 45"))
                .rfind("emg.t8_left.lateral_mm: 45 mm is too high", 0),
            0U);
}

}  // namespace
}  // namespace knead::config
