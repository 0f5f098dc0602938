// The figures of a campaign as rows: what was measured, and what it should be. For the page and for
// the terminal.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hal/sim/seeds.hpp"

namespace knead::evaluate {

enum class Kept : std::uint8_t { no, yes };

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

/// A figure that must not exceed (or, `at_least`, not fall below) a limit.
struct Limit {
  double value;
  bool at_least = false;
};

[[nodiscard]] FigureRow figure_row(std::string what, std::optional<double> value,
                                   std::string_view unit,
                                   std::optional<Limit> limit = std::nullopt);

/// Whom and how long: the first line of every report.
[[nodiscard]] std::string people_line(std::size_t people, sim::SeedRange seeds, double wall_s);

/// All tables, for a terminal; a figure beyond its limit is marked in words too, for a log has no
/// colours. `colour` adds ANSI colours.
[[nodiscard]] std::string tables_text(std::span<const FigureTable> tables, bool colour);

}  // namespace knead::evaluate
