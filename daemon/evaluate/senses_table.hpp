// The figures of a campaign as rows: what was measured, and what it should be. For the page and for
// the terminal.
#pragma once

#include <string>
#include <vector>

#include "daemon/evaluate/senses_figures.hpp"

namespace knead::evaluate {

enum class Kept : bool { no, yes };

struct FigureRow {
  std::string what;
  std::string measured;  ///< with its unit; "-" where there is no figure
  std::string wanted{};  ///< empty where nothing was promised
  std::optional<Kept> kept{};
};

struct FigureTable {
  std::string title;
  std::vector<FigureRow> rows;
};

[[nodiscard]] std::vector<FigureTable> tables(const SensesFigures& figures);

/// All tables, for a terminal; `colour` adds ANSI colours.
[[nodiscard]] std::string senses_text(const Senses& senses, const SensesFigures& figures,
                                      bool colour);

}  // namespace knead::evaluate
