// Order statistics of measured values.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace knead::evaluate {

/// The value that a share `q` (0 to 1) of all values does not exceed (nearest rank, so it is one of
/// the values). None of no values.
[[nodiscard]] inline std::optional<double> percentile(std::vector<double> values, double q) {
  if (values.empty()) return std::nullopt;
  const auto rank =
      static_cast<std::ptrdiff_t>(std::ceil(q * static_cast<double>(values.size()))) - 1;
  const auto nth = values.begin() + std::max<std::ptrdiff_t>(rank, 0);
  std::nth_element(values.begin(), nth, values.end());
  return *nth;
}

/// `part` of `whole`; none of nothing.
[[nodiscard]] inline std::optional<double> share(double part, double whole) {
  return whole > 0.0 ? std::optional(part / whole) : std::nullopt;
}

}  // namespace knead::evaluate
