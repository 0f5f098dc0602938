// A figure as an SVG document, drawn by gnuplot in a process of its own (docs/decisions/0010).
#pragma once

#include <string>

#include "control/types/result.hpp"
#include "daemon/plot/figure.hpp"

namespace knead::plot {

/// Any thread; waits for the child, some tens of ms. The same figure gives the same bytes.
/// Errors: `missing` where gnuplot is not installed, and what to install; `io` with gnuplot's own
/// words.
[[nodiscard]] Result<std::string> to_svg(const Figure& figure);

}  // namespace knead::plot
