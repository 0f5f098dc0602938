#include "config/measure_mat.hpp"

#include <gtest/gtest.h>

namespace knead::config {
namespace {

const MatGeometry kMat{4, 3, Millimetre(0.0), Millimetre(180.0), Millimetre(180.0)};
constexpr std::size_t kFrames = 40;

/// Frames in which every cell reads `kpa` times its own gain over its own zero, and flickers.
std::vector<PressureMap> frames(double kpa, std::size_t count = kFrames) {
  std::vector<PressureMap> all(count);
  for (std::size_t n = 0; n < count; ++n) {
    for (std::size_t i = 0; i < 12; ++i) {
      const auto place = static_cast<double>(i);
      const double flicker = n % 2 == 0 ? 0.05 : -0.05;
      all[n].cells[i] = Kilopascal(0.05 * place + kpa * (0.8 + 0.03 * place) + flicker);
    }
  }
  return all;
}

TEST(MeasureMat, zero_then_span_make_every_cell_read_the_pressure) {
  const auto zero = mat_zero_from(frames(0.0), kMat, {}, "first");
  ASSERT_TRUE(zero.has_value()) << zero.error().message();
  EXPECT_TRUE(zero->broken.empty());
  const auto both = mat_span_from(frames(5.0), kMat, Kilopascal(5.0), zero->record, "second");
  ASSERT_TRUE(both.has_value()) << both.error().message();
  EXPECT_EQ(both->record.date, "second");
  const MatCalibration mat = both->record.calibration();
  for (std::size_t i = 0; i < 12; ++i) {
    const auto place = static_cast<double>(i);
    const double reading = 0.05 * place + 7.0 * (0.8 + 0.03 * place);
    EXPECT_NEAR((reading - mat.zero_kpa[i]) * mat.span[i], 7.0, 1e-9) << i;
  }
}

TEST(MeasureMat, a_broken_cell_is_named_and_stays_as_it_was) {
  auto broken = frames(0.0);
  for (PressureMap& frame : broken) frame.cells[4] = Kilopascal(9.0);
  const auto zero = mat_zero_from(broken, kMat, {}, "now");
  ASSERT_TRUE(zero.has_value()) << zero.error().message();
  ASSERT_EQ(zero->broken.size(), 1U);
  EXPECT_EQ(zero->broken.front(), "row 2, column 2: reads 9.00 kPa with nothing on it");
  EXPECT_EQ(zero->record.zero_kpa[1][1], 0.0);
}

TEST(MeasureMat, somebody_on_the_mat_or_a_moving_load_is_refused) {
  EXPECT_FALSE(mat_zero_from(frames(6.0), kMat, {}, "now").has_value());
  auto moving = frames(0.0);
  for (std::size_t n = 0; n < kFrames; ++n) {
    for (std::size_t i = 0; i < 12; ++i) {
      moving[n].cells[i] += Kilopascal(n < kFrames / 2 ? 0.0 : 1.0);
    }
  }
  EXPECT_FALSE(mat_zero_from(moving, kMat, {}, "now").has_value());
}

TEST(MeasureMat, a_span_needs_a_zero_and_a_pressure_worth_measuring) {
  EXPECT_FALSE(mat_span_from(frames(5.0), kMat, Kilopascal(5.0), {}, "now").has_value());
  const auto zero = mat_zero_from(frames(0.0), kMat, {}, "first");
  ASSERT_TRUE(zero.has_value());
  EXPECT_FALSE(mat_span_from(frames(1.0), kMat, Kilopascal(1.0), zero->record, "now").has_value());
  EXPECT_FALSE(mat_span_from(frames(5.0), kMat, Kilopascal(20.0), zero->record, "now").has_value())
      << "not what was said to lie there";
}

TEST(MeasureMat, few_frames_are_refused) {
  EXPECT_FALSE(mat_zero_from(frames(0.0, 20), kMat, {}, "now").has_value());
}

}  // namespace
}  // namespace knead::config
