#include "daemon/recording/mat_recording.hpp"

#include <gtest/gtest.h>

namespace knead::recording {
namespace {

TEST(MatRecording, takes_the_grid_from_the_names_of_its_cells_and_the_mean_of_its_frames) {
  const auto mat = parse_mat("# unit: raw 0-255\nr0c0,r0c1,r1c0,r1c1\n1,2,3,4\n3,4,5,8\n", "f", {});
  ASSERT_TRUE(mat) << mat.error().message();
  EXPECT_EQ(mat->rows, 2U);
  EXPECT_EQ(mat->columns, 2U);
  EXPECT_EQ(mat->frames, 2U);
  EXPECT_EQ(mat->unit, "raw 0-255");
  EXPECT_EQ(mat->at(0, 1), 3.0);
  EXPECT_EQ(mat->at(1, 1), 6.0);
}

TEST(MatRecording, takes_one_line_for_one_row_of_the_mat_where_nothing_else_is_said) {
  const auto mat = parse_mat("1 2 3\n4 5 6\n", "f", {});
  ASSERT_TRUE(mat);
  EXPECT_EQ(mat->rows, 2U);
  EXPECT_EQ(mat->columns, 3U);
  EXPECT_EQ(mat->at(1, 2), 6.0);
}

TEST(MatRecording, takes_the_grid_that_it_is_told) {
  const auto whole = parse_mat("1,2,3,4,5,6\n", "f", {2, 3});
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->at(1, 0), 4.0);
  const auto by_rows = parse_mat("1;2\n3;4\n5;6\n7;8\n", "f", {2, 2});
  ASSERT_TRUE(by_rows);
  EXPECT_EQ(by_rows->frames, 2U);
  EXPECT_EQ(by_rows->at(0, 0), 3.0);
  const auto rows_alone = parse_mat("1,2,3,4,5,6\n", "f", {2, 0});
  ASSERT_TRUE(rows_alone);
  EXPECT_EQ(rows_alone->columns, 3U);
}

TEST(MatRecording, refuses_what_is_no_grid_and_says_where) {
  EXPECT_EQ(parse_mat("1,2\n3\n", "f", {}).error().place, "f:2");
  EXPECT_EQ(parse_mat("1,2\n3,x\n", "f", {}).error().place, "f:2");
  EXPECT_EQ(parse_mat("1,nan\n", "f", {}).error().place, "f:1");
  EXPECT_FALSE(parse_mat("1,2,3\n", "f", {2, 2}));
  EXPECT_FALSE(parse_mat("# only words\n", "f", {}));
  EXPECT_FALSE(parse_mat("", "f", {}));
  EXPECT_FALSE(read_mat("/nowhere/at.all", {}));
  EXPECT_EQ(read_mat("/tmp", {}).error().text, "is a folder; name a file in it");
}

}  // namespace
}  // namespace knead::recording
