// The figures of the senses as rows, for the page and for the terminal.
#pragma once

#include <string>
#include <vector>

#include "daemon/evaluate/figure_table.hpp"
#include "daemon/evaluate/senses_figures.hpp"

namespace knead::evaluate {

[[nodiscard]] std::vector<FigureTable> tables(const SensesFigures& figures);

/// All tables, for a terminal; `colour` adds ANSI colours.
[[nodiscard]] std::string senses_text(const Senses& senses, const SensesFigures& figures,
                                      bool colour);

}  // namespace knead::evaluate
