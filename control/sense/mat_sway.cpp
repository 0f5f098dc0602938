#include "control/sense/mat_sway.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

/// A roller's force spreads over the mat by about this much. Assumed.
constexpr Millimetre kRollerReach{70.0};
/// Fewer newtons than this on the rest of the mat have no centre to speak of. Assumed.
constexpr double kLeast_kpa = 1.0;

}  // namespace

std::size_t MatSway::frames_in_span(Hertz rate) noexcept {
  return std::clamp<std::size_t>(static_cast<std::size_t>(std::lround(kSpan_s * rate.value())), 1,
                                 kHistory - 1);
}

void MatSway::update(const PressureMap& frame, Millimetre carriage) noexcept {
  Centre centre;
  // Whole rows are left out, so that where the arms stand across does not matter. Rounded to a row:
  // the same cells are left out while the carriage stays within it.
  centre.row =
      static_cast<std::size_t>(std::max(0.0, (carriage - mat_.origin_along) / mat_.row_pitch()));
  const Millimetre left_out = mat_.along(centre.row);
  double sum = 0.0;
  for (std::size_t r = 0; r < mat_.rows; ++r) {
    if (abs(mat_.along(r) - left_out) < kRollerReach) continue;
    for (std::size_t c = 0; c < mat_.columns; ++c) {
      const double kpa = frame.cells[r * mat_.columns + c].value();
      sum += kpa;
      centre.along_mm += kpa * mat_.along(r).value();
      centre.lateral_mm += kpa * mat_.lateral(c).value();
    }
  }
  shift_ = Millimetre(0.0);
  if (!(sum > kLeast_kpa)) {
    taken_ = 0;
    return;
  }
  centre.along_mm /= sum;
  centre.lateral_mm /= sum;
  const std::size_t looked = std::min(taken_, frames_);
  double furthest_mm2 = 0.0;
  for (std::size_t i = 1; i <= looked; ++i) {
    const Centre& then = past_[(taken_ - i) % kHistory];
    if (then.row != centre.row) break;
    const double along_mm = centre.along_mm - then.along_mm;
    const double lateral_mm = centre.lateral_mm - then.lateral_mm;
    furthest_mm2 = std::max(furthest_mm2, along_mm * along_mm + lateral_mm * lateral_mm);
  }
  shift_ = Millimetre(std::sqrt(furthest_mm2));
  past_[taken_ % kHistory] = centre;
  ++taken_;
}

}  // namespace knead::sense
