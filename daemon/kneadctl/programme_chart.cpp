// A programme's timeline as a picture.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "daemon/kneadctl/programme_timeline.hpp"
#include "daemon/kneadctl/programme_words.hpp"

namespace knead::ctl {

namespace {

using plot::Ink;
using plot::Mode;

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();
constexpr double kBarWidth_px = 9.0;
constexpr int kRowHeight_px = 22;
constexpr int kAxisHeight_px = 60;
constexpr int kCurveHeight_px = 170;
/// A curve is straight or bent within a phase: enough points for either.
constexpr int kPointsPerPhase = 20;

double minutes(Duration duration) { return seconds(duration) / 60.0; }

Ink ink_of(const care::PlannedPhase& planned) {
  if (planned.palpation) return Ink::faint;
  switch (planned.phase.kind) {
    case PhaseKind::warm_up:
      return Ink::good;
    case PhaseKind::cool_down:
      return Ink::third;
    case PhaseKind::work:
    case PhaseKind::rest:
      break;
  }
  return Ink::plain;
}

/// First phase uppermost; a phase that comes again has its own row only once.
std::vector<std::string> rows_of(const care::SessionPlan& plan) {
  std::vector<std::string> rows;
  for (const care::PlannedPhase& planned : plan.phases) {
    const std::string row(view(planned.phase.name));
    if (std::ranges::find(rows, row) == rows.end()) rows.push_back(row);
  }
  std::ranges::reverse(rows);
  return rows;
}

plot::Chart phases_chart(const Timeline& timeline) {
  const care::SessionPlan& plan = timeline.plan.plan;
  plot::Chart chart;
  chart.title =
      fmt::format("{}, {} min", view(timeline.programme.title), clock_text(plan.massage_time));
  chart.y.names = rows_of(plan);
  chart.y.from = -0.6;
  chart.y.to = static_cast<double>(chart.y.names.size()) - 0.4;
  chart.height_px = kAxisHeight_px + kRowHeight_px * static_cast<int>(std::max<std::size_t>(
                                                         2, chart.y.names.size()));
  for (const care::PlannedPhase& planned : plan.phases) {
    const auto row = std::ranges::find(chart.y.names, std::string(view(planned.phase.name)));
    const auto y = static_cast<double>(row - chart.y.names.begin());
    chart.series.push_back({.mode = Mode::line,
                            .ink = ink_of(planned),
                            .points = {{.x = minutes(planned.start), .y = y},
                                       {.x = minutes(planned.start + planned.length), .y = y}},
                            .width = kBarWidth_px});
  }
  return chart;
}

/// `value` at moments of every phase, with gaps where there is none of it.
template <class Value>
plot::Series curve(const care::SessionPlan& plan, Value value) {
  plot::Series series{.mode = Mode::line};
  for (const care::PlannedPhase& planned : plan.phases) {
    for (int i = 0; i <= kPointsPerPhase; ++i) {
      const double progress = static_cast<double>(i) / kPointsPerPhase;
      const double asked = planned.palpation ? 0.0 : value(planned.phase, progress);
      series.points.push_back({.x = minutes(planned.start) + minutes(planned.length) * progress,
                               .y = asked > 0.0 ? asked : kGap});
    }
  }
  return series;
}

bool any(const plot::Series& series) {
  return std::ranges::any_of(series.points, [](const plot::Point& p) { return p.y > 0.0; });
}

plot::Series swing_of(const care::SessionPlan& plan) {
  plot::Series band{.name = "swing", .mode = Mode::band, .ink = Ink::second};
  for (const care::PlannedPhase& planned : plan.phases) {
    for (int i = 0; i <= kPointsPerPhase; ++i) {
      const double progress = static_cast<double>(i) / kPointsPerPhase;
      const Phase& phase = planned.phase;
      const double middle = planned.palpation ? 0.0 : phase.force_at(progress).value();
      const double swing =
          planned.palpation ? 0.0 : phase.swing.value() * phase.intensity_at(progress);
      band.points.push_back({.x = minutes(planned.start) + minutes(planned.length) * progress,
                             .y = middle - swing,
                             .y2 = middle + swing});
    }
  }
  return band;
}

void add_curve(plot::Figure& figure, std::vector<plot::Series> series, const std::string& label) {
  plot::Chart chart;
  chart.y = {.label = label, .from = 0.0};
  chart.series = std::move(series);
  chart.height_px = kCurveHeight_px;
  figure.panels.emplace_back(std::move(chart));
}

}  // namespace

plot::Figure timeline_figure(const Timeline& timeline) {
  const care::SessionPlan& plan = timeline.plan.plan;
  plot::Figure figure;
  figure.left_px = 190;
  figure.panels.emplace_back(phases_chart(timeline));
  plot::Series force = curve(
      plan, [](const Phase& phase, double progress) { return phase.force_at(progress).value(); });
  force.name = "middle";
  if (any(force)) add_curve(figure, {swing_of(plan), std::move(force)}, "each roller, N");
  plot::Series jets = curve(plan, [](const Phase& phase, double progress) {
    return phase.jet.value() * phase.intensity_at(progress);
  });
  if (any(jets)) add_curve(figure, {std::move(jets)}, "jets, kPa");
  for (std::size_t i = 0; i < figure.panels.size(); ++i) {
    auto& chart = std::get<plot::Chart>(figure.panels[i]);
    const bool last = i + 1 == figure.panels.size();
    chart.x = {.label = last ? "min" : "",
               .from = 0.0,
               .to = minutes(plan.massage_time),
               .numbered = last};
  }
  return figure;
}

}  // namespace knead::ctl
