// Figures of many values, where there may be none: then there is no figure, and not a zero.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "daemon/simulate/scoring/distress_score.hpp"

namespace knead::evaluate {

/// The value that a share `q` (0 to 1) of all values does not exceed (nearest rank, so it is one of
/// the values). None of no values.
[[nodiscard]] inline std::optional<double> percentile(std::vector<double> values, double q) {
  if (values.empty()) return std::nullopt;
  return scoring::percentile(std::move(values), q);
}

/// `part` of `whole`; none of nothing.
[[nodiscard]] inline std::optional<double> share(double part, double whole) {
  return whole > 0.0 ? std::optional(part / whole) : std::nullopt;
}

}  // namespace knead::evaluate
