#include "daemon/kneadctl/history_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>

#include "daemon/kneadctl/history_file.hpp"
#include "daemon/plot/svg.hpp"

namespace knead::ctl {

namespace {

using history::SessionLine;
using plot::Ink;
using plot::Mode;

constexpr double kMinute_ms = 60'000.0;
constexpr int kPanelHeight_px = 170;
constexpr int kRowHeight_px = 14;
constexpr double kBestComfort = 10.0;

using Value = std::function<std::optional<double>(const SessionLine&)>;

/// Where a value is known.
plot::Series by_session(const std::vector<SessionLine>& sessions, std::string name, Mode mode,
                        Ink ink, const Value& value) {
  plot::Series series{.name = std::move(name), .mode = mode, .ink = ink};
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    const auto known = value(sessions[i]);
    if (known) series.points.push_back({.x = static_cast<double>(i + 1), .y = *known});
  }
  return series;
}

/// Charts of which nothing is known are left away: there is nothing to draw in them.
plot::Figure figure_of(const std::vector<plot::Chart>& charts) {
  plot::Figure figure;
  for (plot::Chart chart : charts) {
    std::erase_if(chart.series, [](const plot::Series& series) { return series.points.empty(); });
    if (!chart.series.empty()) figure.panels.emplace_back(std::move(chart));
  }
  return figure;
}

plot::Chart panel(std::string title, std::string unit, double count) {
  return {.title = std::move(title),
          .x = {.label = "massage", .from = 0.5, .to = count + 0.5},
          .y = {.label = std::move(unit), .from = 0.0},
          .height_px = kPanelHeight_px};
}

Value whole(std::optional<int> SessionLine::* what) {
  return [what](const SessionLine& line) -> std::optional<double> { return line.*what; };
}

double minutes(std::int64_t at_ms) { return static_cast<double>(at_ms) / kMinute_ms; }

plot::Series trace(const history::SessionDetail& session, std::string name, Mode mode, Ink ink,
                   double history::KeptTrace::* what) {
  plot::Series series{.name = std::move(name), .mode = mode, .ink = ink};
  for (const history::KeptTrace& point : session.trace) {
    series.points.push_back({.x = minutes(point.at_ms), .y = point.*what});
  }
  return series;
}

/// One row for each reason, one dot for each time it came.
plot::Chart events_chart(const history::SessionDetail& session) {
  plot::Chart chart{.title = "What happened, by reason",
                    .x = {.label = "minutes", .from = 0.0},
                    .height_px = kPanelHeight_px};
  plot::Series dots{.mode = Mode::dots, .ink = Ink::second};
  for (const history::KeptEvent& event : session.events) {
    std::vector<std::string>& rows = chart.y.names;
    const auto row = std::ranges::find(rows, event.reason);
    const auto number = static_cast<double>(row - rows.begin());
    if (row == rows.end()) rows.push_back(event.reason);
    dots.points.push_back({.x = minutes(event.at_ms), .y = number});
  }
  chart.height_px += kRowHeight_px * static_cast<int>(chart.y.names.size());
  chart.series.push_back(std::move(dots));
  return chart;
}

}  // namespace

plot::Figure history_figure(const std::vector<SessionLine>& sessions) {
  const auto count = static_cast<double>(sessions.size());
  plot::Chart stiffness =
      panel("How firm the chair felt the back (lower is softer)", "N/mm", count);
  stiffness.series.push_back(by_session(sessions, "", Mode::dots, Ink::plain,
                                        [](const auto& s) { return s.totals.stiffness_n_per_mm; }));
  plot::Chart said = panel("What was said, 0 to 10", "0 to 10", count);
  said.y.to = kBestComfort;
  said.series.push_back(
      by_session(sessions, "pain before", Mode::dots, Ink::bad, whole(&SessionLine::pain_before)));
  said.series.push_back(by_session(sessions, "stiffness before", Mode::dots, Ink::second,
                                   whole(&SessionLine::stiffness_before)));
  said.series.push_back(
      by_session(sessions, "how good it was", Mode::dots, Ink::good, whole(&SessionLine::comfort)));
  plot::Chart force = panel("Force of a roller", "N", count);
  force.series.push_back(by_session(sessions, "mean", Mode::bars, Ink::faint,
                                    [](const auto& s) { return s.totals.force_mean_n; }));
  force.series.push_back(by_session(sessions, "highest", Mode::dots, Ink::plain,
                                    [](const auto& s) { return s.totals.force_peak_n; }));
  plot::Chart signs = panel("Signs of guarding, and pain that was said", "times", count);
  signs.series.push_back(by_session(sessions, "signs", Mode::bars, Ink::second, [](const auto& s) {
    return static_cast<double>(s.totals.signs);
  }));
  signs.series.push_back(by_session(sessions, "pain", Mode::dots, Ink::bad, [](const auto& s) {
    return static_cast<double>(s.totals.pains);
  }));
  return figure_of({stiffness, said, force, signs});
}

plot::Figure session_figure(const history::SessionDetail& session) {
  plot::Chart force{
      .title = fmt::format("{}, massage {}: force", session.line.programme, session.line.id),
      .x = {.label = "minutes", .from = 0.0},
      .y = {.label = "N", .from = 0.0}};
  force.series.push_back(
      trace(session, "ceiling", Mode::steps, Ink::bad, &history::KeptTrace::ceiling_n));
  force.series.push_back(
      trace(session, "left", Mode::line, Ink::plain, &history::KeptTrace::force_left_n));
  force.series.push_back(
      trace(session, "right", Mode::line, Ink::second, &history::KeptTrace::force_right_n));
  for (const history::KeptPhase& phase : session.phases) {
    force.marks.push_back({.at = minutes(phase.at_ms), .ink = Ink::faint, .label = phase.name});
  }
  plot::Chart jets{.title = "Water before the nozzles",
                   .x = {.label = "minutes", .from = 0.0},
                   .y = {.label = "kPa", .from = 0.0},
                   .height_px = kPanelHeight_px};
  jets.series.push_back(trace(session, "", Mode::line, Ink::plain, &history::KeptTrace::jet_kpa));
  return figure_of({force, events_chart(session), jets});
}

Result<void> draw(const plot::Figure& figure, const std::filesystem::path& file) {
  if (figure.panels.empty()) {
    return failure(ErrorCode::not_found, file.string(),
                   "there is nothing to draw yet; it was not written");
  }
  const auto svg = plot::to_svg(figure);
  if (!svg) return tl::unexpected(svg.error());
  return write_private(file, *svg);
}

}  // namespace knead::ctl
