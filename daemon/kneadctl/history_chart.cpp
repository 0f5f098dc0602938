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

constexpr int kPanelHeight_px = 170;
/// What a panel of this height has room for between its numbers.
constexpr double kMostSteps = 5.0;
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

/// 1, 2 or 5 times a power of ten: numbers that do not run into one another.
double step_of(double most) {
  double step = 1e-3;
  for (int i = 0; step * kMostSteps < most; ++i) step *= i % 3 == 1 ? 2.5 : 2.0;
  return step;
}

void space_numbers(plot::Chart& chart) {
  double most = chart.y.to.value_or(0.0);
  for (const plot::Series& series : chart.series) {
    for (const plot::Point& point : series.points) most = std::max(most, point.y);
  }
  chart.y.step = step_of(most);
}

/// Charts of which nothing is known are left away: there is nothing to draw in them.
plot::Figure figure_of(const std::vector<plot::Chart>& charts) {
  plot::Figure figure;
  for (plot::Chart chart : charts) {
    std::erase_if(chart.series, [](const plot::Series& series) { return series.points.empty(); });
    if (chart.series.empty()) continue;
    space_numbers(chart);
    figure.panels.emplace_back(std::move(chart));
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
