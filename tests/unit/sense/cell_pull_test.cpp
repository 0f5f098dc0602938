#include "control/sense/cell_pull.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace knead::sense {
namespace {

constexpr double kPelvis = 0.0;
constexpr double kLoin = 0.55;
constexpr double kBlades = 1.0;

/// What cells of the reference mat show of an axis, by the sine that the table's figures are of.
Millimetre shown(double axis_mm, double pull_mm) {
  return Millimetre(axis_mm + pull_mm * std::sin(2.0 * std::numbers::pi * axis_mm / 60.0));
}

TEST(CellPull, finds_the_axis_that_cells_drew_towards_their_middles) {
  const CellPull pull{MatGeometry{}};
  for (double axis = -40.0; axis <= 40.0; axis += 2.5) {
    EXPECT_NEAR(pull.undo(shown(axis, 6.0), kPelvis).lateral.value(), axis, 0.01);
    EXPECT_NEAR(pull.undo(shown(axis, 9.0), kLoin).lateral.value(), axis, 0.01);
    EXPECT_NEAR(pull.undo(shown(axis, 2.6), kBlades).lateral.value(), axis, 0.01);
  }
}

TEST(CellPull, leaves_an_axis_on_an_edge_and_in_a_cells_middle_alone) {
  const CellPull pull{MatGeometry{}};
  for (const double at : {-60.0, -30.0, 0.0, 30.0, 60.0}) {
    EXPECT_NEAR(pull.undo(Millimetre(at), kLoin).lateral.value(), at, 0.01);
  }
}

TEST(CellPull, believes_a_row_more_where_cells_show_a_small_move_large) {
  const CellPull pull{MatGeometry{}};
  const double edge = pull.undo(Millimetre(0.0), kLoin).weight;
  const double middle = pull.undo(Millimetre(30.0), kLoin).weight;
  EXPECT_GT(edge, 1.0);
  EXPECT_LT(middle, 1.0);
  EXPECT_GT(middle, 0.0);
}

TEST(CellPull, takes_nothing_away_where_cells_are_narrow_enough_to_see_the_spine) {
  MatGeometry fine;
  fine.columns = 12;  // of 40 mm
  const CellPull::Axis axis = CellPull(fine).undo(Millimetre(15.0), kLoin);
  EXPECT_EQ(axis.lateral, Millimetre(15.0));
  EXPECT_EQ(axis.weight, 1.0);
}

TEST(CellPull, measures_from_the_cells_edges_wherever_these_lie) {
  MatGeometry odd;
  odd.columns = 7;
  odd.extent_lateral = Millimetre(420.0);  // the middle of the mat is the middle of a cell
  EXPECT_NEAR(CellPull(odd).undo(Millimetre(0.0), kLoin).lateral.value(), 0.0, 0.01);
  EXPECT_NEAR(CellPull(odd).undo(Millimetre(30.0), kLoin).lateral.value(), 30.0, 0.01);
  EXPECT_NEAR(CellPull(odd).undo(Millimetre(30.0) + shown(15.0, 6.0), kPelvis).lateral.value(),
              45.0, 0.01);
}

}  // namespace
}  // namespace knead::sense
