#include "daemon/evaluate/offline_scan.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>

namespace knead::evaluate {
namespace {

/// Two buttocks, two blades, a trunk, legs and a head of a person who lies, 30 mm cells.
recording::MatRecording lying(bool head_first, double aside_mm = 0.0) {
  recording::MatRecording mat{
      .rows = 64, .columns = 26, .frames = 1, .unit = "raw 0-255", .cells = {}};
  mat.cells.resize(mat.rows * mat.columns);
  const auto pad = [](double x, double width) { return std::exp(-0.5 * x * x / (width * width)); };
  for (std::size_t r = 0; r < mat.rows; ++r) {
    // From the heels.
    const double along = 30.0 * (static_cast<double>(head_first ? mat.rows - 1 - r : r) + 0.5);
    for (std::size_t c = 0; c < mat.columns; ++c) {
      const double x = 30.0 * (static_cast<double>(c) - 12.5) - aside_mm;
      const double both = pad(x - 80.0, 50.0) + pad(x + 80.0, 50.0);
      const bool trunk = along > 750.0 && along < 1520.0 && std::abs(x) < 170.0;
      mat.cells[r * mat.columns + c] =
          120.0 * pad(along - 900.0, 70.0) * both + 90.0 * pad(along - 1350.0, 70.0) * both +
          (trunk ? 15.0 : 0.0) + 60.0 * pad(along - 60.0, 40.0) * both +
          50.0 * pad(along - 1750.0, 50.0) * pad(x, 50.0);
    }
  }
  return mat;
}

constexpr MatPitch kPitch{Millimetre(30.0), Millimetre(30.0)};

TEST(OfflineScan, finds_a_lying_person_from_either_end_of_the_grid) {
  for (const bool head_first : {false, true}) {
    const OfflineScan found = scan_frame(lying(head_first, 20.0), kPitch);
    ASSERT_TRUE(found.found) << name(found.doubt) << " " << found.confidence;
    EXPECT_EQ(found.head_at_row_0, head_first);
    const auto from_heels = [&](Millimetre along) {
      return head_first ? 64.0 * 30.0 - along.value() : along.value();
    };
    EXPECT_NEAR(from_heels(found.pelvis), 900.0, 25.0);
    EXPECT_NEAR(from_heels(found.shoulders), 1350.0, 25.0);
    EXPECT_LT(from_heels(found.pelvis), from_heels(found.l5_s1));
    EXPECT_LT(from_heels(found.l5_s1), from_heels(found.l4_l5));
    EXPECT_LT(from_heels(found.l4_l5), from_heels(found.t12_l1));
    EXPECT_LT(from_heels(found.shoulders), from_heels(found.c7));
    EXPECT_NEAR(found.centring.value(), 20.0, 8.0);
  }
}

TEST(OfflineScan, refuses_an_empty_mat_and_one_heap) {
  recording::MatRecording mat = lying(false);
  for (double& cell : mat.cells) cell *= 0.02;
  EXPECT_EQ(scan_frame(mat, kPitch).doubt, ScanDoubt::empty);
  mat = lying(false);
  for (std::size_t i = 0; i < mat.cells.size(); ++i) {
    const auto row = static_cast<double>(i / mat.columns);
    const auto column = static_cast<double>(i % mat.columns);
    mat.cells[i] = std::hypot(row - 30.0, column - 13.0) < 6.0 ? 100.0 : 0.0;
  }
  EXPECT_FALSE(scan_frame(mat, kPitch).found);
}

TEST(Recordings, a_man_on_his_back_is_found_and_an_empty_mat_is_not) {
  const char* folder = std::getenv("KNEAD_DATA_DIR");
  if (folder == nullptr) GTEST_SKIP() << "KNEAD_DATA_DIR is not set";
  const std::filesystem::path data(folder);
  for (const char* file : {"mat_supine1.csv", "mat_supine2.csv"}) {
    const auto mat = recording::read_mat(data / file, {});
    ASSERT_TRUE(mat) << mat.error().message();
    const OfflineScan found = scan_frame(*mat, kPitch);
    ASSERT_TRUE(found.found) << file << " " << found.confidence;
    EXPECT_TRUE(found.head_at_row_0);
    // Read by eye off the pressures: buttocks at rows 31 to 34, blades 13 to 17, neck 5 to 9.
    EXPECT_NEAR(found.pelvis.value() / 30.0, 32.5, 1.5);
    EXPECT_NEAR(found.shoulders.value() / 30.0, 15.5, 2.0);
    EXPECT_NEAR(found.c7.value() / 30.0, 8.0, 2.5);
    for (const OfflineScan::Point& point : found.spine) {
      EXPECT_NEAR(point.lateral.value(), 40.0, 30.0);
    }
  }
  const auto empty = recording::read_mat(data / "mat_empty1.csv", {});
  ASSERT_TRUE(empty);
  EXPECT_EQ(scan_frame(*empty, kPitch).doubt, ScanDoubt::empty);
}

}  // namespace
}  // namespace knead::evaluate
