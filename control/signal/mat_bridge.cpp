#include "control/signal/mat_bridge.hpp"

#include <algorithm>
#include <optional>

#include "control/signal/mat_neighbours.hpp"

namespace knead::signal {

namespace {

constexpr std::size_t kRings = 2;
/// The mirrored cell may correct its neighbours' mean by this factor at most: a person who sits
/// askew makes it another place of the back.
constexpr double kMirrorMost = 2.0;
constexpr double kMirrorLeast_kpa = 0.1;

using Cells = std::array<bool, kMaxMatCells>;

/// Mean of the good cells around, the nearer the heavier (inverse squares of the distances), as an
/// image of the same ring on both sides: `left_out(other)` says which do not count.
template <class LeftOut>
std::optional<double> around(const MatGeometry& mat, std::size_t cell, const PressureMap& pressure,
                             LeftOut left_out) {
  double weights = 0.0;
  double sum = 0.0;
  visit_neighbours(mat, cell, kRings, [&](std::size_t other, double square_mm2) {
    if (left_out(other)) return;
    weights += 1.0 / square_mm2;
    sum += pressure.cells[other].value() / square_mm2;
  });
  if (weights == 0.0) return std::nullopt;
  return sum / weights;
}

double stand_in(const MatGeometry& mat, std::size_t cell, const Cells& faulty,
                const PressureMap& pressure) {
  const auto mirrored = [&](std::size_t i) {
    const std::size_t column = i % mat.columns;
    return i - column + (mat.columns - 1 - column);
  };
  const auto here = around(mat, cell, pressure, [&](std::size_t i) { return faulty[i]; });
  if (!here) return 0.0;
  const std::size_t twin = mirrored(cell);
  if (twin == cell || faulty[twin]) return *here;
  // The same neighbours on the other half, so that the two means compare.
  const auto there =
      around(mat, twin, pressure, [&](std::size_t i) { return faulty[i] || faulty[mirrored(i)]; });
  if (!there || *there < kMirrorLeast_kpa) return *here;
  const double shape = pressure.cells[twin].value() / *there;
  return *here * std::clamp(shape, 1.0 / kMirrorMost, kMirrorMost);
}

}  // namespace

void bridge(const MatGeometry& mat, const Cells& faulty, PressureMap& pressure) noexcept {
  // Every stand-in comes from cells that are good, never from another stand-in: order is no matter.
  for (std::size_t i = 0; i < mat.rows * mat.columns; ++i) {
    if (faulty[i]) pressure.cells[i] = Kilopascal(stand_in(mat, i, faulty, pressure));
  }
}

}  // namespace knead::signal
