#include "daemon/evaluate/senses_charts.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

#include "daemon/evaluate/histogram.hpp"

namespace knead::evaluate {

namespace {

using plot::Ink;
using plot::Mark;
using plot::Mode;

// What the figures must keep (docs/signal-chain.md), drawn into the pictures.
constexpr double kDelayLimit_ms = 120.0;
constexpr double kSpineLimit_mm = 8.0;
constexpr double kBorderLimit_mm = 15.0;
constexpr double kStiffnessLimit_pct = 10.0;
constexpr double kEpisodeWindow_ms = 600.0;

/// Points of an ROC at every threshold where something changes, thinned to what a picture shows.
std::vector<plot::Point> roc(std::vector<double> episodes, std::vector<double> quiet) {
  std::vector<plot::Point> points;
  if (episodes.empty() || quiet.empty()) return points;
  std::ranges::sort(episodes, std::greater{});
  std::ranges::sort(quiet, std::greater{});
  // A quiet score is the largest of one second.
  const double hours = static_cast<double>(quiet.size()) / 3600.0;
  std::size_t found = 0;
  double shown = -1.0;
  for (std::size_t false_alarms = 0; false_alarms < quiet.size(); ++false_alarms) {
    const double threshold = quiet[false_alarms];
    while (found < episodes.size() && episodes[found] > threshold) ++found;
    const double share = static_cast<double>(found) / static_cast<double>(episodes.size());
    const double per_hour = (static_cast<double>(false_alarms) + 0.5) / hours;
    if (points.empty() || share - shown > 0.001 || per_hour > 1.1 * points.back().x) {
      points.push_back({.x = per_hour, .y = 100.0 * share});
      shown = share;
    }
  }
  return points;
}

void gather(const GuardingBody& body, std::vector<double>& episodes, std::vector<double>& quiet) {
  episodes.insert(episodes.end(), body.episode_scores.begin(), body.episode_scores.end());
  quiet.insert(quiet.end(), body.quiet_scores.begin(), body.quiet_scores.end());
}

plot::Series of_side(const Senses& senses, Side side, Ink ink) {
  plot::Series series{.name = std::string(knead::name(side)), .mode = Mode::dots, .ink = ink};
  for (const SensesBody& body : senses.bodies) {
    for (const StiffnessReading& reading : body.stiffness.readings) {
      if (reading.side != side || !reading.known) continue;
      series.points.push_back({.x = reading.along.value(), .y = reading.error_pct()});
    }
  }
  return series;
}

}  // namespace

plot::Figure roc_chart(const Senses& senses) {
  std::vector<double> episodes;
  std::vector<double> quiet;
  std::vector<double> hard_episodes;
  std::vector<double> hard_quiet;
  const auto ecg = static_cast<std::size_t>(Hardship::ecg_x3);
  for (const SensesBody& body : senses.bodies) {
    gather(body.guarding, episodes, quiet);
    if (body.hardships) gather((*body.hardships)[ecg], hard_episodes, hard_quiet);
  }
  plot::Chart chart{
      .title = "Guarding: episodes found over false alarms",
      .x = {.label = "quiet seconds with as large a statistic, per hour", .logarithmic = true},
      .y = {.label = "episodes found, %", .from = 0.0, .to = 100.0}};
  chart.series.push_back({.name = "usual", .points = roc(std::move(episodes), std::move(quiet))});
  chart.series.push_back({.name = "ECG x 3",
                          .ink = Ink::second,
                          .points = roc(std::move(hard_episodes), std::move(hard_quiet))});
  return {.panels = {chart}};
}

plot::Figure delay_chart(const Senses& senses) {
  std::vector<double> delays;
  for (const SensesBody& body : senses.bodies) {
    delays.insert(delays.end(), body.guarding.delays_ms.begin(), body.guarding.delays_ms.end());
  }
  constexpr double kBin_ms = 10.0;
  plot::Chart chart{
      .title = "Guarding: delay of its detection",
      .x = {.label = "ms after half of the activation", .from = 0.0, .to = kEpisodeWindow_ms},
      .y = {.label = "episodes", .from = 0.0}};
  const auto bins = static_cast<std::size_t>(kEpisodeWindow_ms / kBin_ms);
  chart.series.push_back({.mode = Mode::bars, .points = histogram(delays, 0.0, kBin_ms, bins)});
  chart.marks.push_back({.at = kDelayLimit_ms, .label = "p95 wanted within 120 ms"});
  return {.panels = {chart}};
}

plot::Figure confusion_chart(const SensesFigures& figures) {
  plot::Matrix matrix{.title = "Electrode faults: what was broken, and what was said",
                      .row_label = "was",
                      .column_label = "flagged as"};
  for (std::size_t was = 1; was < kEmgTroubles; ++was) {
    const TroubleFigures& f = figures.quality.by_trouble[was];
    matrix.rows.emplace_back(name(static_cast<EmgTrouble>(was)));
    matrix.counts.emplace_back(f.taken_for.begin(), f.taken_for.end());
  }
  for (std::size_t said = 0; said < kEmgTroubles; ++said) {
    matrix.columns.emplace_back(name(static_cast<EmgTrouble>(said)));
  }
  return {.panels = {matrix}, .left_px = 150};
}

plot::Figure stiffness_chart(const Senses& senses) {
  plot::Chart chart{.title = "Parked stiffness: error by site",
                    .x = {.label = "site along the spine, mm from the seat"},
                    .y = {.label = "estimate over truth, %", .from = -40.0, .to = 40.0}};
  chart.series.push_back(of_side(senses, Side::left, Ink::plain));
  chart.series.push_back(of_side(senses, Side::right, Ink::second));
  for (const double at : {-kStiffnessLimit_pct, kStiffnessLimit_pct}) {
    chart.marks.push_back({.across = Mark::Across::at_y, .at = at});
  }
  return {.panels = {chart}};
}

plot::Figure scan_chart(const Senses& senses) {
  std::vector<double> spine;
  std::vector<double> border;
  for (const SensesBody& body : senses.bodies) {
    if (body.scan.refused) continue;
    spine.push_back(std::abs(body.scan.spine_error.value()));
    border.push_back(std::abs(body.scan.worst_border().value()));
  }
  constexpr double kBin_mm = 0.5;
  constexpr std::size_t kBins = 60;
  const auto panel = [&](const std::vector<double>& errors, std::string title, double limit_mm) {
    return plot::Chart{
        .title = std::move(title),
        .x = {.label = "mm", .from = 0.0, .to = kBin_mm * kBins},
        .y = {.label = "people", .from = 0.0},
        .series = {{.mode = Mode::bars, .points = histogram(errors, 0.0, kBin_mm, kBins)}},
        .marks = {{.at = limit_mm, .label = "p99 wanted within"}},
        .height_px = 240};
  };
  return {
      .panels = {panel(spine, "Body scan: largest error of the spine line", kSpineLimit_mm),
                 panel(border, "Body scan: largest error of a zone's border", kBorderLimit_mm)}};
}

}  // namespace knead::evaluate
