// Long signals as pictures show them: no more points than columns of pixels, and no peak lost.
#pragma once

#include <span>
#include <vector>

#include "daemon/plot/figure.hpp"

namespace knead::plot {

/// Sample i lies at `first_x + i * step_x`. A band from the smallest to the largest sample of each
/// of `columns` equal stretches (of each single sample, where there are fewer). Neighbouring
/// stretches share their edge sample, so that the band has no gaps.
[[nodiscard]] std::vector<Point> min_max_band(std::span<const double> samples, double first_x,
                                              double step_x, std::size_t columns);

/// The largest sample of each stretch, as a line.
[[nodiscard]] std::vector<Point> max_line(std::span<const double> samples, double first_x,
                                          double step_x, std::size_t columns);

}  // namespace knead::plot
