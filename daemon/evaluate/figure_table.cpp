#include "daemon/evaluate/figure_table.hpp"

#include <fmt/format.h>

namespace knead::evaluate {

FigureRow figure_row(std::string what, std::optional<double> value, std::string_view unit,
                     std::optional<Limit> limit) {
  const std::string gap = unit.empty() || unit == "%" ? "" : " ";
  FigureRow r{.what = std::move(what),
              .measured = value ? fmt::format("{:.3g}{}{}", *value, gap, unit) : "-"};
  if (limit) {
    r.wanted = fmt::format("{} {:.3g}{}{}", limit->at_least ? ">=" : "<=", limit->value, gap, unit);
    if (value) {
      const bool kept = limit->at_least ? *value >= limit->value : *value <= limit->value;
      r.kept = kept ? Kept::yes : Kept::no;
    }
  }
  return r;
}

std::string people_line(std::size_t people, sim::SeedRange seeds, double wall_s) {
  return fmt::format("{} people, seeds {} to {} ({}), {:.0f} s\n", people, seeds.first, seeds.last,
                     sim::seed_set(seeds.first), wall_s);
}

std::string tables_text(std::span<const FigureTable> tables, bool colour) {
  std::string text;
  for (const FigureTable& table : tables) {
    text += fmt::format("\n{}\n", table.title);
    for (const FigureRow& r : table.rows) {
      const std::string_view ink = !colour || !r.kept     ? ""
                                   : *r.kept == Kept::yes ? "\033[32m"
                                                          : "\033[31m";
      text +=
          fmt::format("  {:<42} {}{:>12}{}  {}{}\n", r.what, ink, r.measured,
                      ink.empty() ? "" : "\033[0m", r.wanted, r.kept == Kept::no ? "  MISSED" : "");
    }
  }
  return text;
}

}  // namespace knead::evaluate
