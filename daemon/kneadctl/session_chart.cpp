#include "daemon/kneadctl/session_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace knead::ctl {

namespace {

using history::SessionDetail;
using plot::Ink;
using plot::Mode;

constexpr double kMinute_ms = 60'000.0;
constexpr int kCurveHeight_px = 240;
constexpr int kWaterHeight_px = 150;
constexpr int kAxisHeight_px = 92;  ///< title above, minutes below
constexpr int kRowHeight_px = 20;
constexpr double kPhaseWidth_px = 9.0;
/// Of a letter of the names beside an axis, at the font of script.cpp.
constexpr int kLetter_px = 7;
constexpr int kBesideNames_px = 30;

double minutes(std::int64_t at_ms) { return static_cast<double>(at_ms) / kMinute_ms; }

/// The last that is known of it: where every panel ends.
std::int64_t end_ms(const SessionDetail& session) {
  std::int64_t end = 0;
  if (!session.trace.empty()) end = session.trace.back().at_ms;
  for (const history::KeptPhase& phase : session.phases) end = std::max(end, phase.at_ms);
  for (const history::KeptEvent& event : session.events) end = std::max(end, event.at_ms);
  return end;
}

/// "distress_ease" is a word of the file; "distress ease" of a picture.
std::string spaced(std::string code) {
  std::ranges::replace(code, '_', ' ');
  return code;
}

/// The row of that name; a new one where there is none yet.
double row_of(plot::Axis& axis, const std::string& name) {
  const auto row = std::ranges::find(axis.names, name);
  const auto number = static_cast<double>(row - axis.names.begin());
  if (row == axis.names.end()) axis.names.push_back(name);
  return number;
}

/// The first row uppermost.
plot::Chart rows_chart(std::string title) {
  plot::Chart chart;
  chart.title = std::move(title);
  return chart;
}

void fit_rows(plot::Chart& chart) {
  const auto rows = static_cast<int>(chart.y.names.size());
  chart.y.from = static_cast<double>(rows) - 0.4;
  chart.y.to = -0.6;
  chart.height_px = kAxisHeight_px + kRowHeight_px * std::max(2, rows);
}

plot::Chart phases_chart(const SessionDetail& session) {
  plot::Chart chart =
      rows_chart(fmt::format("Massage {}: {}", session.line.id, spaced(session.line.programme)));
  for (std::size_t i = 0; i < session.phases.size(); ++i) {
    const history::KeptPhase& phase = session.phases[i];
    const bool last = i + 1 == session.phases.size();
    const std::int64_t end = last ? end_ms(session) : session.phases[i + 1].at_ms;
    const double y = row_of(chart.y, phase.name);
    chart.series.push_back(
        {.mode = Mode::line,
         .ink = Ink::plain,
         .points = {{.x = minutes(phase.at_ms), .y = y}, {.x = minutes(end), .y = y}},
         .width = kPhaseWidth_px});
  }
  fit_rows(chart);
  return chart;
}

/// One row for each reason, one dot for each time it came.
plot::Chart events_chart(const SessionDetail& session) {
  plot::Chart chart = rows_chart("What happened");
  plot::Series dots{.mode = Mode::dots, .ink = Ink::second};
  for (const history::KeptEvent& event : session.events) {
    dots.points.push_back({.x = minutes(event.at_ms), .y = row_of(chart.y, spaced(event.reason))});
  }
  chart.series.push_back(std::move(dots));
  fit_rows(chart);
  return chart;
}

plot::Series trace(const SessionDetail& session, std::string name, Mode mode, Ink ink,
                   double history::KeptTrace::* what) {
  plot::Series series{.name = std::move(name), .mode = mode, .ink = ink};
  for (const history::KeptTrace& point : session.trace) {
    series.points.push_back({.x = minutes(point.at_ms), .y = point.*what});
  }
  return series;
}

plot::Chart force_chart(const SessionDetail& session) {
  plot::Chart chart{.title = "Force of each roller",
                    .y = {.label = "N", .from = 0.0},
                    .height_px = kCurveHeight_px};
  using history::KeptTrace;
  chart.series.push_back(
      trace(session, "most allowed", Mode::steps, Ink::bad, &KeptTrace::ceiling_n));
  chart.series.push_back(trace(session, "left", Mode::line, Ink::plain, &KeptTrace::force_left_n));
  chart.series.push_back(
      trace(session, "right", Mode::line, Ink::second, &KeptTrace::force_right_n));
  for (const history::KeptPhase& phase : session.phases) {
    chart.marks.push_back({.at = minutes(phase.at_ms), .ink = Ink::faint});
  }
  return chart;
}

plot::Chart water_chart(const SessionDetail& session) {
  plot::Chart chart{.title = "Water before the nozzles",
                    .y = {.label = "kPa", .from = 0.0},
                    .height_px = kWaterHeight_px};
  chart.series.push_back(trace(session, "", Mode::line, Ink::plain, &history::KeptTrace::jet_kpa));
  return chart;
}

bool had_water(const SessionDetail& session) {
  return std::ranges::any_of(session.trace,
                             [](const history::KeptTrace& at) { return at.jet_kpa > 0.0; });
}

/// Panels under one another share their minutes, and room for the longest name beside them.
void share_axes(plot::Figure& figure, double end) {
  std::size_t longest = 0;
  for (plot::Panel& panel : figure.panels) {
    auto& chart = std::get<plot::Chart>(panel);
    chart.x = {.from = 0.0, .to = end, .numbered = &panel == &figure.panels.back()};
    if (chart.x.numbered) chart.x.label = "minutes";
    for (const std::string& name : chart.y.names) longest = std::max(longest, name.size());
  }
  figure.left_px =
      std::max(figure.left_px, kBesideNames_px + kLetter_px * static_cast<int>(longest));
}

}  // namespace

plot::Figure session_figure(const SessionDetail& session) {
  plot::Figure figure;
  const std::int64_t end = end_ms(session);
  if (end <= 0) return figure;
  if (!session.phases.empty()) figure.panels.emplace_back(phases_chart(session));
  if (!session.trace.empty()) figure.panels.emplace_back(force_chart(session));
  if (had_water(session)) figure.panels.emplace_back(water_chart(session));
  if (!session.events.empty()) figure.panels.emplace_back(events_chart(session));
  share_axes(figure, minutes(end));
  return figure;
}

}  // namespace knead::ctl
