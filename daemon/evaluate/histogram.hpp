// Counts of values in bins of one width.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "daemon/plot/figure.hpp"

namespace knead::evaluate {

/// One bar at each bin's middle, from `from` on; what lies beyond either end counts in the bin at
/// that end, so that no value is left out of the picture.
[[nodiscard]] inline std::vector<plot::Point> histogram(const std::vector<double>& values,
                                                        double from, double width,
                                                        std::size_t bins) {
  std::vector<plot::Point> bars(bins);
  for (std::size_t i = 0; i < bins; ++i) bars[i].x = from + (static_cast<double>(i) + 0.5) * width;
  for (const double value : values) {
    const double bin = std::floor((value - from) / width);
    ++bars[static_cast<std::size_t>(std::clamp(bin, 0.0, static_cast<double>(bins - 1)))].y;
  }
  return bars;
}

}  // namespace knead::evaluate
