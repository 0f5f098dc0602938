#include "hal/sim/mat_defects.hpp"

#include <algorithm>
#include <limits>

namespace knead::sim {

void MatDefects::clear() noexcept {
  wild_ = false;
  for (Cell& cell : cells_) {
    cell.dead = false;
    cell.stuck = false;
    cell.hot_kpa = 0.0;
  }
}

void MatDefects::add(const Fault& fault) noexcept {
  touched_ = true;
  Cell& cell = cells_[fault.index];
  cell.dead = cell.dead || fault.kind == FaultKind::dead_cell;
  cell.stuck = cell.stuck || fault.kind == FaultKind::stuck_cell;
  if (fault.kind == FaultKind::hot_cell) cell.hot_kpa += fault.magnitude;
  wild_ = wild_ || fault.kind == FaultKind::wild_frame;
}

void MatDefects::at_the_film(MatCells& kpa) noexcept {
  if (!touched_) return;
  for (std::size_t i = 0; i < kpa.size(); ++i) {
    Cell& cell = cells_[i];
    kpa[i] += cell.hot_kpa;
    if (cell.stuck && !cell.held) cell.held_kpa = kpa[i];
    cell.held = cell.stuck;
    if (cell.stuck) kpa[i] = cell.held_kpa;
    if (cell.dead) kpa[i] = 0.0;
  }
}

void MatDefects::at_the_converter(const MatGeometry& mat, Random& dice, PressureMap& out) noexcept {
  if (!wild_ || ++frames_ % kWildEvery != 0) return;
  const std::size_t cells = mat.rows * mat.columns;
  const auto begin = out.cells.begin();
  const auto any = static_cast<std::size_t>(dice.uniform(0.0, static_cast<double>(cells)));
  switch (frames_ / kWildEvery % 4) {
    case 0:
      out.cells[any] = Kilopascal(std::numeric_limits<double>::quiet_NaN());
      break;
    case 1:
      out.cells[any] = Kilopascal(-dice.uniform(1.0, 50.0));
      break;
    case 2:  // four rows late
      std::rotate(begin, begin + static_cast<std::ptrdiff_t>(4 * mat.columns % cells),
                  begin + static_cast<std::ptrdiff_t>(cells));
      break;
    default:
      std::generate_n(begin, cells, [&dice] { return Kilopascal(dice.uniform(0.0, 60.0)); });
      break;
  }
}

}  // namespace knead::sim
