#include "config/calibration.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/config/written_file.hpp"

namespace knead::config {
namespace {

namespace fs = std::filesystem;
using test::WrittenFile;

CalibrationRecord left_force_measured(double zero_n, double span) {
  CalibrationRecord record;
  record.force[index(Side::left)] = {{zero_n, span}, 0.03, "2026-03-01T10:00:00Z"};
  return record;
}

MatRecord small_mat() {
  MatRecord mat;
  mat.zero_kpa = {{0.1, 0.2, 0.3}, {-0.1, 0.0, 0.05}};
  mat.span = {{1.0, 1.1, 0.9}, {1.0, 1.25, 0.8}};
  mat.curve_kpa = {{0.0, 0.0}, {5.0, 4.0}, {20.0, 22.0}};
  mat.creep_share = 0.08;
  mat.creep_s = 45.0;
  mat.residual_kpa = 0.02;
  mat.date = "2026-03-01T10:00:00Z";
  return mat;
}

/// A calibration of one mat of 2 rows of 2, with this in place of the curve.
std::string mat_file(const std::string& extra) {
  return "schema_version = 1\nkind = \"calibration\"\n[back_mat]\ndate = \"d\"\n"
         "residual_kpa = 0.01\nzero_kpa = [[0, 0], [0, 0]]\n" +
         extra;
}

std::string first_mistake(const std::string& text) {
  const WrittenFile file(text);
  const auto record = load_calibration_record(file.path());
  return record ? "none" : record.error().front().message();
}

std::size_t backups_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::ranges::count_if(
      fs::directory_iterator(folder),
      [](const fs::directory_entry& entry) { return entry.path().extension() == ".bak"; }));
}

TEST(Calibration, what_is_saved_is_what_is_loaded) {
  const WrittenFile spot("");
  const fs::path path = spot.folder() / "calibration.toml";
  const auto saved = save_calibration(path, left_force_measured(0.1234567890123, 1.05));
  ASSERT_TRUE(saved.has_value()) << saved.error().message();
  const auto record = load_calibration_record(path);
  ASSERT_TRUE(record.has_value()) << to_lines(record.error());
  EXPECT_EQ(record->force[0].line.zero, 0.1234567890123);
  EXPECT_EQ(record->force[0].line.span, 1.05);
  EXPECT_EQ(record->force[0].residual, 0.03);
  EXPECT_EQ(record->force[0].date, "2026-03-01T10:00:00Z");
  EXPECT_FALSE(record->force[1].measured());
  const auto calibration = load_calibration(path);
  ASSERT_TRUE(calibration.has_value());
  EXPECT_DOUBLE_EQ(calibration->calibrated_force(Side::left, Newton(10.1234567890123)).value(),
                   10.5);
  EXPECT_EQ(calibration->calibrated_force(Side::right, Newton(10.0)).value(), 10.0);
}

TEST(Calibration, the_file_that_stood_there_before_is_kept) {
  const WrittenFile spot("");
  const fs::path path = spot.folder() / "calibration.toml";
  ASSERT_TRUE(save_calibration(path, left_force_measured(0.1, 1.0)).has_value());
  EXPECT_EQ(backups_in(spot.folder()), 0U);
  const std::string first = test::text_of(path);
  ASSERT_TRUE(save_calibration(path, left_force_measured(0.2, 1.0)).has_value());
  ASSERT_EQ(backups_in(spot.folder()), 1U);
  for (const auto& entry : fs::directory_iterator(spot.folder())) {
    if (entry.path().extension() == ".bak") {
      EXPECT_EQ(test::text_of(entry.path()), first);
    }
  }
}

TEST(Calibration, what_could_not_be_loaded_is_not_saved_and_changes_nothing) {
  const WrittenFile spot("");
  const fs::path path = spot.folder() / "calibration.toml";
  ASSERT_TRUE(save_calibration(path, left_force_measured(0.1, 1.0)).has_value());
  const std::string before = test::text_of(path);
  EXPECT_FALSE(save_calibration(path, left_force_measured(kForceZeroMax_n + 0.1, 1.0)).has_value());
  EXPECT_FALSE(save_calibration(path, left_force_measured(0.0, kSpanMax + 0.01)).has_value());
  EXPECT_EQ(test::text_of(path), before);
  EXPECT_EQ(backups_in(spot.folder()), 0U);
  EXPECT_FALSE(fs::exists(path.string() + ".new"));
}

TEST(Calibration, a_folder_that_is_not_there_is_an_error_with_its_cause) {
  const auto saved = save_calibration("/nowhere/at/all/calibration.toml", {});
  ASSERT_FALSE(saved.has_value());
  EXPECT_EQ(saved.error().code, ErrorCode::io);
  EXPECT_NE(saved.error().text.find("No such file"), std::string::npos);
}

TEST(Calibration, a_sensor_that_is_half_described_is_refused) {
  const WrittenFile file(
      "schema_version = 1\nkind = \"calibration\"\n[force_left]\nzero_n = 0.1\nspan = 1\n");
  const auto record = load_calibration_record(file.path());
  ASSERT_FALSE(record.has_value());
  EXPECT_EQ(record.error().size(), 2U) << to_lines(record.error());  // residual_n and date
}

TEST(Calibration, a_mat_comes_back_cell_by_cell) {
  const WrittenFile spot("");
  const fs::path path = spot.folder() / "calibration.toml";
  CalibrationRecord record;
  record.back_mat = small_mat();
  const auto saved = save_calibration(path, record);
  ASSERT_TRUE(saved.has_value()) << saved.error().message();
  const auto loaded = load_calibration_record(path);
  ASSERT_TRUE(loaded.has_value()) << to_lines(loaded.error());
  EXPECT_EQ(loaded->back_mat.zero_kpa, small_mat().zero_kpa);
  EXPECT_EQ(loaded->back_mat.span, small_mat().span);
  const MatCalibration mat = loaded->calibration().back_mat;
  EXPECT_EQ(mat.zero_kpa[3], -0.1) << "row by row";
  EXPECT_EQ(mat.span[4], 1.25);
  ASSERT_EQ(mat.curve.size(), 3U);
  EXPECT_EQ(mat.curve[1].true_kpa, 4.0);
  EXPECT_EQ(mat.creep_share, 0.08);
  EXPECT_EQ(mat.creep_time, 45s);
  EXPECT_FALSE(loaded->seat_mat.measured());
}

TEST(Calibration, a_curve_that_turns_back_is_refused_with_its_place_and_a_cure) {
  const std::string span = "span = [[1, 1], [1, 1]]\n";
  EXPECT_EQ(first_mistake(mat_file(span + "curve_kpa = [[0, 0], [5, 4], [8, 9]]\n")), "none");
  const std::string turned =
      first_mistake(mat_file(span + "curve_kpa = [[0, 0], [5, 4], [4, 9]]\n"));
  EXPECT_NE(turned.find(":8:"), std::string::npos) << turned;
  EXPECT_NE(turned.find("back_mat.curve_kpa: corner 3"), std::string::npos) << turned;
  EXPECT_NE(turned.find("sort the corners"), std::string::npos) << turned;
  EXPECT_NE(first_mistake(mat_file(span + "curve_kpa = [[1, 0], [5, 4]]\n")).find("[0, 0]"),
            std::string::npos);
}

TEST(Calibration, a_sheet_with_rows_of_unequal_length_or_another_shape_is_refused) {
  EXPECT_NE(first_mistake(mat_file("span = [[1, 1], [1]]\n")).find("1 numbers in row 2"),
            std::string::npos);
  EXPECT_NE(first_mistake(mat_file("span = [[1, 1], [1, 1], [1, 1]]\n")).find("3 by 2"),
            std::string::npos);
  EXPECT_NE(first_mistake(mat_file("span = [[1, 1], [1, 3]]\n")).find("row 2, number 2"),
            std::string::npos);
  EXPECT_NE(first_mistake(mat_file("span = [1, 1]\n")).find("where a list of rows"),
            std::string::npos);
}

TEST(Calibration, a_mat_of_another_chair_does_not_fit) {
  CalibrationRecord record;
  EXPECT_TRUE(check_fits(record, ChairDescription{}, "file").has_value());
  record.seat_mat = small_mat();
  const auto fits = check_fits(record, ChairDescription{}, "file");
  ASSERT_FALSE(fits.has_value());
  EXPECT_NE(fits.error().message().find("4 rows of 4"), std::string::npos);
}

}  // namespace
}  // namespace knead::config
