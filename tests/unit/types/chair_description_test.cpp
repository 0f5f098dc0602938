#include "control/types/chair_description.hpp"

#include <gtest/gtest.h>

#include <numbers>

#include "control/types/anatomy.hpp"

namespace knead {
namespace {

TEST(RollerGeometry, footprint_is_nominal_at_its_indentation_and_bounded) {
  const RollerGeometry roller;
  EXPECT_EQ(roller.footprint(Millimetre(-1.0)).value(), 0.0);
  EXPECT_DOUBLE_EQ(roller.footprint(Millimetre(8.0)).value(), 6.0);
  EXPECT_DOUBLE_EQ(roller.footprint(Millimetre(500.0)).value(), 9.0);
  const double radius = roller.footprint_radius(Millimetre(8.0)).value();
  EXPECT_NEAR(std::numbers::pi * radius * radius, 600.0, 1e-9);
}

TEST(MatGeometry, cells_lie_evenly_over_the_mat) {
  const MatGeometry mat;
  EXPECT_DOUBLE_EQ(mat.row_pitch().value(), 45.0);
  EXPECT_DOUBLE_EQ(mat.column_pitch().value(), 60.0);
  EXPECT_DOUBLE_EQ(mat.lateral(0).value(), -210.0);
  EXPECT_DOUBLE_EQ(mat.lateral(7).value(), 210.0);
}

TEST(SpineLine, interpolates_between_knots_and_holds_its_ends) {
  SpineLine line;
  line.lateral[1] = Millimetre(10.0);
  EXPECT_DOUBLE_EQ(line.at(Millimetre(50.0)).value(), 5.0);
  EXPECT_DOUBLE_EQ(line.at(Millimetre(-100.0)).value(), 0.0);
  line.lateral.back() = Millimetre(7.0);
  EXPECT_DOUBLE_EQ(line.at(Millimetre(5000.0)).value(), 7.0);
}

}  // namespace
}  // namespace knead
