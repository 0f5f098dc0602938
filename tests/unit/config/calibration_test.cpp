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

}  // namespace
}  // namespace knead::config
