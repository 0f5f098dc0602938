// The figures of touch as rows, for the page and for the terminal.
#pragma once

#include <string>
#include <vector>

#include "daemon/evaluate/figure_table.hpp"
#include "daemon/evaluate/touch_figures.hpp"

namespace knead::evaluate {

/// Of all people; then of each population, where more than one was measured; then whom to look at.
[[nodiscard]] std::vector<FigureTable> tables(const Touch& touch);

/// All tables, for a terminal; `colour` adds ANSI colours.
[[nodiscard]] std::string touch_text(const Touch& touch, bool colour);

}  // namespace knead::evaluate
