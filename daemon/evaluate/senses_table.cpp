#include "daemon/evaluate/senses_table.hpp"

#include <fmt/format.h>

#include <string_view>

namespace knead::evaluate {

namespace {

std::optional<double> percent(std::optional<double> share) {
  return share ? std::optional(100.0 * *share) : std::nullopt;
}

/// What is wanted of guarding in usual conditions; in hard ones the figures stand for themselves.
FigureTable guarding_table(std::string title, const GuardingFigures& f, bool promised) {
  const auto limit = [&](double value) {
    return promised ? std::optional(Limit{value}) : std::nullopt;
  };
  return {
      .title = std::move(title),
      .rows = {
          figure_row("people", f.people, ""), figure_row("true episodes", f.episodes, ""),
          figure_row("delay, median", f.delay_ms_p50, "ms"),
          figure_row("delay, 95 % within", f.delay_ms_p95, "ms", limit(120.0)),
          figure_row("missed", percent(f.miss_rate), "%", limit(0.1)),
          figure_row("missed, episodes", f.missed, ""),
          figure_row("... with a cough or a shift", f.missed_stirred, ""),
          figure_row("... the chair had eased already", f.missed_eased, ""),
          figure_row("false reductions in 30 min", f.false_reductions_per_session, "", limit(1.0)),
          figure_row("false stops in 30 min", f.false_stops_per_session, "", limit(0.05))}};
}

FigureTable quality_table(const QualityFigures& f) {
  FigureTable table{
      .title = "Quality of the electrodes",
      .rows = {figure_row("slowest flag", f.flag_ms_max, "ms", Limit{100.0}),
               figure_row("slowest exclusion", f.excluded_ms_max, "ms", Limit{100.0}),
               figure_row("faults never flagged", f.unflagged, "", Limit{0.0}),
               figure_row("faults", f.faults, ""),
               figure_row("false flags per channel and hour", f.false_flags_per_channel_hour, "")}};
  for (std::size_t i = 1; i < kEmgTroubles; ++i) {
    table.rows.push_back(
        figure_row(fmt::format("slowest flag, {}", name(static_cast<EmgTrouble>(i))),
                   f.by_trouble[i].flag_ms_max, "ms", Limit{100.0}));
  }
  return table;
}

FigureTable stiffness_table(const StiffnessFigures& f) {
  return {.title = "Parked stiffness",
          .rows = {figure_row("sites", f.readings, ""),
                   figure_row("error, median", f.error_pct_p50, "%", Limit{5.0}),
                   figure_row("error, 90 % within", f.error_pct_p90, "%", Limit{10.0}),
                   figure_row("unknown", percent(f.unknown_rate), "%", Limit{10.0}),
                   figure_row("unlike sides found (15 % and more)",
                              percent(f.asymmetry_sensitivity), "%", Limit{95.0, true}),
                   figure_row("alike sides called unlike (under 5 %)",
                              percent(f.asymmetry_false_rate), "%")}};
}

FigureTable scan_table(const ScanFigures& f) {
  int tried = 0;
  int refused = 0;
  for (const auto& [kind, h] : f.hostile) {
    tried += h.tried;
    refused += h.refused;
  }
  return {.title = "Body scan",
          .rows = {figure_row("people", f.people, ""),
                   figure_row("spine line, median", f.spine_line_mm_p50, "mm"),
                   figure_row("spine line, 99 % within", f.spine_line_mm_p99, "mm", Limit{8.0}),
                   figure_row("zone borders, median", f.zone_border_mm_p50, "mm"),
                   figure_row("zone borders, 99 % within", f.zone_border_mm_p99, "mm", Limit{15.0}),
                   figure_row("refused", percent(f.refused_rate), "%", Limit{2.0}),
                   figure_row("hostile: askew, bags, broken mats", tried, ""),
                   figure_row("hostile, refused", refused, ""),
                   figure_row("wrong and accepted, of all", f.wrong_accepted, "", Limit{0.0}),
                   figure_row("time, median", f.seconds_p50, "s")}};
}

}  // namespace

std::vector<FigureTable> tables(const SensesFigures& f) {
  std::vector<FigureTable> all{guarding_table("Guarding", f.guarding, true)};
  all.push_back(
      guarding_table("Guarding, every fifth person, nothing changed", f.beside_hardships, false));
  constexpr std::array<std::string_view, kHardships> kWords{
      "mains at 50 Hz", "mains at 60 Hz", "ECG three times as strong", "two channels bad"};
  for (std::size_t h = 0; h < kHardships; ++h) {
    all.push_back(guarding_table(fmt::format("Guarding, the same people, {}", kWords[h]),
                                 f.hardships[h], false));
  }
  all.push_back(quality_table(f.quality));
  all.push_back(stiffness_table(f.stiffness));
  all.push_back(scan_table(f.scan));
  return all;
}

std::string senses_text(const Senses& senses, const SensesFigures& figures, bool colour) {
  return people_line(senses.bodies.size(), senses.seeds, senses.wall_s) +
         tables_text(tables(figures), colour);
}

}  // namespace knead::evaluate
