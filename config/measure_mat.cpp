#include "config/measure_mat.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "config/measure_calibration.hpp"

namespace knead::config {

namespace {

struct CellStatistics {
  double mean_kpa = 0.0;
  double spread_kpa = 0.0;
};

CellStatistics statistics(std::span<const PressureMap> frames, std::size_t cell) {
  const auto count = static_cast<double>(frames.size());
  CellStatistics s;
  for (const PressureMap& frame : frames) s.mean_kpa += frame.cells[cell].value() / count;
  double squares = 0.0;
  for (const PressureMap& frame : frames) {
    const double off = frame.cells[cell].value() - s.mean_kpa;
    squares += off * off;
  }
  s.spread_kpa = std::sqrt(squares / (count - 1.0));
  return s;
}

Grid filled(const MatGeometry& geometry, double value) {
  return Grid(geometry.rows, std::vector<double>(geometry.columns, value));
}

/// Looks at every cell; `judge(statistics, row, column)` stores what it finds and returns what is
/// wrong, if anything is.
template <class Judge>
Result<MatFinding> each_cell(std::span<const PressureMap> frames, const MatGeometry& geometry,
                             MatFinding finding, const std::string& date, Judge judge) {
  if (frames.size() < kFewestReadings) {
    return failure(ErrorCode::out_of_range, "frames",
                   fmt::format("only {} came, {} are needed; is kneadd running well?",
                               frames.size(), kFewestReadings));
  }
  finding.record.date = date;
  finding.record.residual_kpa = 0.0;
  for (std::size_t row = 0; row < geometry.rows; ++row) {
    for (std::size_t column = 0; column < geometry.columns; ++column) {
      const CellStatistics s = statistics(frames, row * geometry.columns + column);
      const double noisiest = kNoisiestCell.value() + kNoisiestShare * std::max(0.0, s.mean_kpa);
      std::string wrong = s.spread_kpa <= noisiest
                              ? judge(finding.record, s, row, column)
                              : fmt::format("its readings spread by {:.2f} kPa", s.spread_kpa);
      if (wrong.empty()) {
        finding.record.residual_kpa = std::max(finding.record.residual_kpa, s.spread_kpa);
      } else {
        finding.broken.push_back(fmt::format("row {}, column {}: {}", row + 1, column + 1, wrong));
      }
    }
  }
  const auto cells = static_cast<double>(geometry.rows * geometry.columns);
  if (static_cast<double>(finding.broken.size()) > kBrokenAtMost * cells) {
    return failure(ErrorCode::out_of_range, "mat",
                   fmt::format("{} of {} cells cannot be calibrated (first: {}); let nothing move "
                               "on the mat, check that what lies on it is what you said, else the "
                               "mat is broken",
                               finding.broken.size(), cells, finding.broken.front()));
  }
  return finding;
}

bool fits(const Grid& grid, const MatGeometry& geometry) {
  return grid.size() == geometry.rows && grid.front().size() == geometry.columns;
}

}  // namespace

Result<MatFinding> mat_zero_from(std::span<const PressureMap> frames, const MatGeometry& geometry,
                                 const MatRecord& before, const std::string& date) {
  MatFinding finding{before, {}};
  if (!fits(finding.record.zero_kpa, geometry)) {
    finding.record.zero_kpa = filled(geometry, 0.0);
    finding.record.span = filled(geometry, 1.0);
  }
  return each_cell(frames, geometry, std::move(finding), date,
                   [](MatRecord& record, const CellStatistics& s, std::size_t row,
                      std::size_t column) -> std::string {
                     if (!(std::abs(s.mean_kpa) <= kMatZeroMax_kpa)) {
                       return fmt::format("reads {:.2f} kPa with nothing on it", s.mean_kpa);
                     }
                     record.zero_kpa[row][column] = s.mean_kpa;
                     return "";
                   });
}

Result<MatFinding> mat_span_from(std::span<const PressureMap> frames, const MatGeometry& geometry,
                                 Kilopascal pressure, const MatRecord& before,
                                 const std::string& date) {
  if (pressure < kLightestPressure) {
    return failure(ErrorCode::out_of_range, "pressure",
                   fmt::format("{} kPa is too light, {} kPa is the least; press harder",
                               pressure.value(), kLightestPressure.value()));
  }
  if (!before.measured() || !fits(before.zero_kpa, geometry)) {
    return failure(ErrorCode::missing, "zero_kpa",
                   "is not known of this mat; run kneadctl calibrate zero on the empty mat first");
  }
  return each_cell(
      frames, geometry, MatFinding{before, {}}, date,
      [pressure](MatRecord& record, const CellStatistics& s, std::size_t row,
                 std::size_t column) -> std::string {
        const double change = s.mean_kpa - record.zero_kpa[row][column];
        const double span =
            change > 0.0 ? pressure.value() / change : std::numeric_limits<double>::infinity();
        if (!(span >= kMatSpanMin && span <= kMatSpanMax)) {
          return fmt::format("reads {:.2f} kPa under {} kPa", change, pressure.value());
        }
        record.span[row][column] = span;
        return "";
      });
}

}  // namespace knead::config
