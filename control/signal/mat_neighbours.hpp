// Which cells of a mat lie around one, and which of them a roller presses on. Real-time safe.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "control/types/anatomy.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/units.hpp"

namespace knead::signal {

/// Where a roller presses through the mat from behind.
struct RollerOnMat {
  Millimetre along{};
  Millimetre lateral{};
  Newton force{};
};
using RollersOnMat = std::array<RollerOnMat, kSides>;

/// Calls `visit(neighbour, distance squared in mm2)` for each cell within `rings` of `cell`.
template <class Visit>
void visit_neighbours(const MatGeometry& mat, std::size_t cell, std::size_t rings, Visit visit) {
  const std::size_t row = cell / mat.columns;
  const std::size_t column = cell % mat.columns;
  const std::size_t row_from = row > rings ? row - rings : 0;
  const std::size_t column_from = column > rings ? column - rings : 0;
  for (std::size_t r = row_from; r < mat.rows && r <= row + rings; ++r) {
    for (std::size_t c = column_from; c < mat.columns && c <= column + rings; ++c) {
      if (r == row && c == column) continue;
      const double along = (mat.along(r) - mat.along(row)).value();
      const double across = (mat.lateral(c) - mat.lateral(column)).value();
      visit(r * mat.columns + c, along * along + across * across);
    }
  }
}

/// From this force on a roller is taken to show on the mat: above the force sensor's noise.
inline constexpr Newton kShowsOnMat{1.0};
/// How far a roller's pressure reaches on the mat: three times the spread of 20 mm that foam and
/// film give it. Assumed.
inline constexpr Millimetre kRollerReach{60.0};

/// One answer a cell.
using CellMask = std::array<bool, kMaxMatCells>;

/// On which cells, or cells next to them, does a roller press? Once a frame.
[[nodiscard]] inline CellMask near_rollers(const MatGeometry& mat,
                                           const RollersOnMat& rollers) noexcept {
  CellMask near{};
  const Millimetre reach_along = kRollerReach + mat.row_pitch() * 1.5;
  const Millimetre reach_across = kRollerReach + mat.column_pitch() * 1.5;
  for (const RollerOnMat& roller : rollers) {
    if (roller.force < kShowsOnMat) continue;
    for (std::size_t r = 0; r < mat.rows; ++r) {
      if (!(abs(roller.along - mat.along(r)) < reach_along)) continue;
      for (std::size_t c = 0; c < mat.columns; ++c) {
        bool& cell = near[r * mat.columns + c];
        cell = cell || abs(roller.lateral - mat.lateral(c)) < reach_across;
      }
    }
  }
  return near;
}

}  // namespace knead::signal
