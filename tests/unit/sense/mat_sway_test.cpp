#include "control/sense/mat_sway.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace knead::sense {
namespace {

const ChairDescription kChair{};
const MatGeometry& kMat = kChair.back_mat;

/// A back that leans on the mat at this place across, with a roller's hill at the carriage.
PressureMap leaning(double lateral_mm, double carriage_mm, double roller_kpa) {
  PressureMap map;
  for (std::size_t r = 0; r < kMat.rows; ++r) {
    for (std::size_t c = 0; c < kMat.columns; ++c) {
      const double across = (kMat.lateral(c).value() - lateral_mm) / 120.0;
      const double along = (kMat.along(r).value() - carriage_mm) / 20.0;
      map.cells[r * kMat.columns + c] = Kilopascal(3.0 * std::exp(-0.5 * across * across) +
                                                   roller_kpa * std::exp(-0.5 * along * along));
    }
  }
  return map;
}

TEST(MatSway, sees_a_back_that_moves_across_within_200_ms) {
  MatSway sway(kChair);
  for (int i = 0; i < 30; ++i) sway.update(leaning(0.0, 300.0, 0.0), Millimetre(300.0));
  for (int i = 0; i < 10; ++i) sway.update(leaning(1.5 * i, 300.0, 0.0), Millimetre(300.0));
  EXPECT_GT(sway.shift().value(), 6.0);
}

TEST(MatSway, a_roller_that_presses_harder_is_not_the_person) {
  MatSway sway(kChair);
  for (int i = 0; i < 40; ++i) sway.update(leaning(0.0, 200.0, 0.5 * i), Millimetre(200.0));
  EXPECT_LT(sway.shift().value(), 1.0);
}

TEST(MatSway, an_empty_mat_has_no_centre) {
  MatSway sway(kChair);
  for (int i = 0; i < 40; ++i) sway.update(PressureMap{}, Millimetre(200.0));
  EXPECT_EQ(sway.shift().value(), 0.0);
}

}  // namespace
}  // namespace knead::sense
