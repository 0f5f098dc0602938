#include "control/sense/mat_person.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace knead::sense {

namespace {

/// A back that leans presses with some 50 to 500 N; beyond these bounds it is no person, or a mat
/// that is out of order. Assumed.
constexpr Newton kLightest{25.0};
constexpr Newton kHeaviest{1'500.0};
/// Cells with this share of the strongest one take part; a back covers many of them, a bag few.
constexpr double kTakesPart = 0.15;
constexpr double kCoverage = 0.15;
constexpr double kRowsCovered = 0.4;
/// No cell carries more than this share of the whole load. A person's strongest carries about 5 %
/// on the reference mat's 128 cells.
constexpr double kDominant = 0.25;
constexpr double kMostUneven = 4.0;  ///< load of one half over the other

}  // namespace

ScanDoubt doubt_about(const PressureMap& map, const MatGeometry& geometry) noexcept {
  const std::size_t rows = geometry.rows;
  const std::size_t columns = geometry.columns;
  double sum = 0.0;
  double strongest = 0.0;
  double left = 0.0;
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      const double p = map.cells[r * columns + c].value();
      if (!std::isfinite(p) || p < 0.0) return ScanDoubt::not_a_person;
      sum += p;
      strongest = std::max(strongest, p);
      left += c < columns / 2 ? p : 0.0;
    }
  }
  // kPa times mm2 is mN.
  const Newton load{sum * geometry.row_pitch().value() * geometry.column_pitch().value() * 1e-3};
  if (load < kLightest) return ScanDoubt::empty;
  if (load > kHeaviest || strongest > kDominant * sum) return ScanDoubt::not_a_person;
  std::size_t cells = 0;
  std::size_t rows_covered = 0;
  for (std::size_t r = 0; r < rows; ++r) {
    const auto begin = map.cells.begin() + static_cast<std::ptrdiff_t>(r * columns);
    const auto part =
        std::count_if(begin, begin + static_cast<std::ptrdiff_t>(columns),
                      [&](Kilopascal p) { return p.value() >= kTakesPart * strongest; });
    cells += static_cast<std::size_t>(part);
    rows_covered += part >= 2 ? 1 : 0;
  }
  if (static_cast<double>(cells) < kCoverage * static_cast<double>(rows * columns)) {
    return ScanDoubt::not_a_person;
  }
  if (static_cast<double>(rows_covered) < kRowsCovered * static_cast<double>(rows)) {
    return ScanDoubt::not_leaning;
  }
  const double right = sum - left;
  const bool balanced = left <= kMostUneven * right && right <= kMostUneven * left;
  return balanced ? ScanDoubt::none : ScanDoubt::off_centre;
}

bool somebody_leans(const PressureMap& map, const MatGeometry& geometry,
                    const signal::RollersOnMat& rollers) noexcept {
  double sum = 0.0;
  std::size_t asked = 0;
  const signal::CellMask near = signal::near_rollers(geometry, rollers);
  for (std::size_t i = 0; i < geometry.rows * geometry.columns; ++i) {
    if (near[i]) continue;
    sum += map.cells[i].value();
    ++asked;
  }
  if (asked == 0) return true;
  // As if the cells under the rollers were loaded like the others. kPa times mm2 is mN.
  const double cells = static_cast<double>(geometry.rows * geometry.columns);
  const double mean_kpa = sum / static_cast<double>(asked);
  const double area_mm2 = cells * geometry.row_pitch().value() * geometry.column_pitch().value();
  return Newton(mean_kpa * area_mm2 * 1e-3) >= kLightest;
}

}  // namespace knead::sense
