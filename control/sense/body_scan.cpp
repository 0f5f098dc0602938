#include "control/sense/body_scan.hpp"

#include <algorithm>
#include <cmath>

#include "control/sense/back_landmarks.hpp"
#include "control/sense/spine_fit.hpp"

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

/// A row counts for the spine by its load; below this share of the strongest row, not at all.
constexpr double kRowMatters = 0.08;
/// Likeness and sharpness of the sides at which a row is fully believed, and not at all. Assumed
/// from what symmetrical and random rows give.
constexpr double kLikenessNone = 0.6;
constexpr double kLikenessFull = 0.9;
constexpr double kSharpnessFull = 0.06;
/// Spread of the rows about the fitted line at which half of the confidence is gone.
constexpr Millimetre kHalfBelieved{15.0};
constexpr double kDipFull = 0.25;

double ramp(double x, double none, double full) noexcept {
  return std::clamp((x - none) / (full - none), 0.0, 1.0);
}

}  // namespace

bool could_be_a_person(const PressureMap& map, const MatGeometry& geometry) noexcept {
  const std::size_t rows = geometry.rows;
  const std::size_t columns = geometry.columns;
  double sum = 0.0;
  double strongest = 0.0;
  double left = 0.0;
  for (std::size_t i = 0; i < rows * columns; ++i) {
    const double p = map.cells[i].value();
    if (!std::isfinite(p) || p < 0.0) {
      return false;
    }
    sum += p;
    strongest = std::max(strongest, p);
    left += i % columns < columns / 2 ? p : 0.0;
  }
  // kPa times mm2 is mN.
  const Newton load{sum * geometry.row_pitch().value() * geometry.column_pitch().value() * 1e-3};
  if (load < kLightest || load > kHeaviest || strongest > kDominant * sum) {
    return false;
  }
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
  const double right = sum - left;
  return static_cast<double>(cells) >= kCoverage * static_cast<double>(rows * columns) &&
         static_cast<double>(rows_covered) >= kRowsCovered * static_cast<double>(rows) &&
         left <= kMostUneven * right && right <= kMostUneven * left;
}

BodyScan::BodyScan(const MatGeometry& geometry) : geometry_(geometry), axis_(geometry) {}

void BodyScan::reset() noexcept { *this = BodyScan(geometry_); }

double BodyScan::mean(std::size_t row, std::size_t column) const noexcept {
  return sum_[row * geometry_.columns + column] / static_cast<double>(frames_);
}

void BodyScan::update(const PressureMap& map) noexcept {
  if (!could_be_a_person(map, geometry_)) {
    reset();
    return;
  }
  if (frames_ < kFrames) {
    for (std::size_t i = 0; i < geometry_.rows * geometry_.columns; ++i) {
      sum_[i] += map.cells[i].value();
    }
    ++frames_;
    return;
  }
  if (rows_done_ < std::min(geometry_.rows, kMaxMatRows)) {
    std::array<double, kMaxMatCells> cells{};
    for (std::size_t c = 0; c < geometry_.columns; ++c) {
      cells[c] = mean(rows_done_, c);
    }
    axis_.take_row(rows_done_, std::span(cells.data(), geometry_.columns));
    ++rows_done_;
    return;
  }
  conclude();
  sum_.fill(0.0);
  frames_ = 0;
  rows_done_ = 0;
}

void BodyScan::conclude() noexcept {
  finding_ = ScanFinding{};
  std::array<double, kMaxMatRows> sums{};
  for (std::size_t r = 0; r < rows_done_; ++r) {
    for (std::size_t c = 0; c < geometry_.columns; ++c) {
      sums[r] += mean(r, c);
    }
  }
  const std::span<const double> row_sums(sums.data(), rows_done_);
  const BackLandmarks landmarks = find_landmarks(row_sums, geometry_);
  if (!landmarks.plausible) {
    return;
  }
  const double strongest = *std::max_element(row_sums.begin(), row_sums.end());
  const RegionBorders borders = borders_between(landmarks.pelvis, landmarks.shoulders);
  SpineFit fit(landmarks.pelvis, borders.thoracic_cervical);
  std::array<SymmetryAxis::Axis, kMaxMatRows> axes{};
  std::array<double, kMaxMatRows> weights{};
  double believed = 0.0;
  double possible = 0.0;
  for (std::size_t r = 0; r < rows_done_; ++r) {
    const Millimetre along = geometry_.along(r);
    if (along < landmarks.pelvis - geometry_.row_pitch() || along > borders.thoracic_cervical ||
        sums[r] < kRowMatters * strongest) {
      continue;
    }
    axes[r] = axis_.at(r);
    weights[r] = ramp(axes[r].likeness, kLikenessNone, kLikenessFull) *
                 ramp(axes[r].sharpness, 0.0, kSharpnessFull);
    believed += weights[r];
    possible += 1.0;
    fit.add(along, axes[r].lateral, weights[r]);
  }
  if (!fit.solve()) {
    return;
  }
  double spread = 0.0;
  for (std::size_t r = 0; r < rows_done_; ++r) {
    const double off = (axes[r].lateral - fit.at(geometry_.along(r))).value();
    spread += weights[r] * off * off;
  }
  spread = std::sqrt(spread / believed);
  finding_.confidence = believed / possible * ramp(landmarks.dip, 0.0, kDipFull) /
                        (1.0 + (spread / kHalfBelieved.value()) * (spread / kHalfBelieved.value()));
  finding_.spine = fit.line();
  finding_.pelvis_along = landmarks.pelvis;
  finding_.shoulders_along = landmarks.shoulders;
  finding_.borders = borders;
  finding_.found = finding_.confidence >= kConfident;
}

}  // namespace knead::sense
