#include "control/sense/symmetry_axis.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

/// Between cell centres by a cubic that passes through them (Catmull-Rom); nothing beyond the mat.
double interpolate(std::span<const double> cells, double position) noexcept {
  const double below = std::floor(position);
  const auto first = static_cast<std::ptrdiff_t>(below) - 1;
  const double t = position - below;
  std::array<double, 4> p{};
  for (std::ptrdiff_t i = 0; i < 4; ++i) {
    const std::ptrdiff_t cell = first + i;
    if (cell >= 0 && cell < static_cast<std::ptrdiff_t>(cells.size())) {
      p[static_cast<std::size_t>(i)] = cells[static_cast<std::size_t>(cell)];
    }
  }
  const double value = p[1] + 0.5 * t *
                                  (p[2] - p[0] +
                                   t * (2.0 * p[0] - 5.0 * p[1] + 4.0 * p[2] - p[3] +
                                        t * (3.0 * (p[1] - p[2]) + p[3] - p[0])));
  return std::max(0.0, value);
}

/// Weights of a row and its neighbours when they are looked at together.
constexpr std::array<double, 3> kNeighbours{3.0, 2.0, 1.0};

}  // namespace

SymmetryAxis::SymmetryAxis(const MatGeometry& geometry) noexcept : geometry_(geometry) {}

void SymmetryAxis::take_row(std::size_t row, std::span<const double> cells) noexcept {
  if (row >= kMaxMatRows) {
    return;
  }
  std::array<double, kFine> fine;
  for (std::size_t i = 0; i < kFine; ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(kFine - 1);
    fine[i] = interpolate(cells, share * static_cast<double>(cells.size()) - 0.5);
  }
  constexpr std::size_t kFirst = kFine / 2 - kCandidates / 2;
  static_assert(kFirst >= kReach);
  for (std::size_t c = 0; c < kCandidates; ++c) {
    const std::size_t axis = kFirst + c;
    Likeness sum;
    for (std::size_t d = 1; d <= kReach; ++d) {
      const double left = fine[axis - d];
      const double right = fine[axis + d];
      sum.product += left * right;
      sum.left += left * left;
      sum.right += right * right;
    }
    rows_[row][c] = sum;
  }
}

SymmetryAxis::Axis SymmetryAxis::at(std::size_t row) const noexcept {
  std::array<double, kCandidates> likeness{};
  const std::size_t rows = std::min(geometry_.rows, kMaxMatRows);
  for (std::size_t c = 0; c < kCandidates; ++c) {
    Likeness sum;
    for (std::size_t other = row >= 2 ? row - 2 : 0; other < std::min(rows, row + 3); ++other) {
      const double weight = kNeighbours[other > row ? other - row : row - other];
      const Likeness& one = rows_[other][c];
      sum.product += weight * one.product;
      sum.left += weight * one.left;
      sum.right += weight * one.right;
    }
    const double power = std::sqrt(sum.left * sum.right);
    likeness[c] = power > 0.0 ? sum.product / power : 0.0;
  }
  const auto best = static_cast<std::size_t>(
      std::max_element(likeness.begin() + 1, likeness.end() - 1) - likeness.begin());
  const double before = likeness[best - 1];
  const double after = likeness[best + 1];
  const double bend = before - 2.0 * likeness[best] + after;
  const double fraction = bend < 0.0 ? std::clamp(0.5 * (before - after) / bend, -0.5, 0.5) : 0.0;
  const double step_mm = geometry_.extent_lateral.value() / static_cast<double>(kFine - 1);
  constexpr std::size_t kMiddle = kCandidates / 2;
  const double from_middle = static_cast<double>(best) + fraction - static_cast<double>(kMiddle);
  constexpr std::size_t kBeside = 5;
  const double beside = std::max(likeness[best >= kBeside ? best - kBeside : 0],
                                 likeness[std::min(kCandidates - 1, best + kBeside)]);
  return {Millimetre(from_middle * step_mm), likeness[best], likeness[best] - beside};
}

}  // namespace knead::sense
