// The example as a picture: the person above, what the chair says beneath, on one axis of time.
#include <algorithm>
#include <limits>
#include <string>

#include "daemon/evaluate/example_trace.hpp"
#include "daemon/plot/decimate.hpp"

namespace knead::evaluate {

namespace {

using plot::Chart;
using plot::Ink;

constexpr std::size_t kColumns = 620;  ///< of pixels, about
constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

/// One value of every moment as a line.
template <class Value>
plot::Series line(const Example& example, std::string name, Ink ink, double width, Value value) {
  std::vector<double> values;
  values.reserve(example.moments.size());
  for (const ExampleMoment& m : example.moments) values.push_back(value(m));
  return {.name = std::move(name),
          .ink = ink,
          .points = plot::max_line(values, example.moments.front().at_s, 1e-3, kColumns),
          .width = width};
}

/// Where a condition holds, as bars at height `y` with gaps between them.
template <class Holds>
plot::Series bars(const Example& example, double y, Ink ink, Holds holds) {
  plot::Series series{.ink = ink, .width = 7.0};
  const auto end = example.moments.end();
  for (auto at = std::find_if(example.moments.begin(), end, holds); at != end;) {
    const auto stops = std::find_if_not(at, end, holds);
    series.points.push_back({.x = at->at_s, .y = y});
    series.points.push_back({.x = (stops - 1)->at_s, .y = y});
    series.points.push_back({.x = (stops - 1)->at_s, .y = kGap});
    at = std::find_if(stops, end, holds);
  }
  return series;
}

Chart raw_chart(const Example& example) {
  std::vector<double> raw;
  for (const ExampleMoment& m : example.moments) {
    const std::vector<double>& samples = m.raw_uv[example.channel];
    raw.insert(raw.end(), samples.begin(), samples.end());
  }
  const double step_s =
      1e-3 * static_cast<double>(example.moments.size()) / static_cast<double>(raw.size());
  return {.title = "One electrode pair as it comes, with heart, mains and roller",
          .x = {.numbered = false},
          .y = {.label = "uV"},
          .series = {{.mode = plot::Mode::band,
                      .points =
                          plot::min_max_band(raw, example.moments.front().at_s, step_s, kColumns)}},
          .height_px = 170};
}

Chart tone_chart(const Example& example) {
  Chart chart{.title = "Envelope over rest, all eight",
              .x = {.numbered = false},
              .y = {.label = "times rest", .from = 0.0},
              .height_px = 170};
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    if (c == example.channel) continue;
    chart.series.push_back(
        line(example, "", Ink::faint, 0.8, [c](const ExampleMoment& m) { return m.tone[c]; }));
  }
  chart.series.push_back(line(example, "this one", Ink::plain, 1.8,
                              [&](const ExampleMoment& m) { return m.tone[example.channel]; }));
  return chart;
}

Chart force_chart(const Example& example) {
  Chart chart{.title = "Right roller",
              .x = {.numbered = false},
              .y = {.label = "N", .from = 0.0},
              .height_px = 170};
  const auto right = index(Side::right);
  chart.series.push_back(line(example, "true force", Ink::plain, 1.6,
                              [&](const ExampleMoment& m) { return m.force_n[right]; }));
  chart.series.push_back(line(example, "set-point", Ink::second, 1.4,
                              [&](const ExampleMoment& m) { return m.setpoint_n[right]; }));
  return chart;
}

Chart evidence_chart(const Example& example) {
  Chart chart{.title = "What speaks for it, and what the chair says",
              .x = {.label = "s from half of the muscle's activation"},
              .y = {.from = -0.6},
              .height_px = 230};
  double y = 0.0;
  const auto lane = [&](std::string name, Ink ink, auto holds) {
    plot::Series series = bars(example, y, ink, holds);
    if (series.points.empty()) return;
    chart.series.push_back(std::move(series));
    chart.y.names.push_back(std::move(name));
    y += 1.0;
  };
  for (const auto level : {DistressLevel::end, DistressLevel::pause, DistressLevel::ease}) {
    lane(std::string(name(level)), Ink::bad,
         [level](const ExampleMoment& m) { return m.level == level; });
  }
  for (std::size_t k = 0; k < kEvidenceKinds; ++k) {
    const auto kind = static_cast<EvidenceKind>(k);
    lane(std::string(name(kind)), Ink::second, [kind](const ExampleMoment& m) {
      return std::ranges::find(m.evidence, kind) != m.evidence.end();
    });
  }
  lane("guarding (truth)", Ink::good, [](const ExampleMoment& m) { return m.guarding; });
  chart.y.to = y - 0.4;
  return chart;
}

}  // namespace

plot::Figure example_chart(const Example& example) {
  plot::Figure figure{.left_px = 140};
  if (example.moments.empty()) {
    figure.panels.emplace_back(Chart{.title = "This person was not massaged for long enough"});
    return figure;
  }
  std::vector<Chart> charts{raw_chart(example), tone_chart(example), force_chart(example),
                            evidence_chart(example)};
  const auto guards = [](const ExampleMoment& m) { return m.guarding; };
  const auto begins = std::ranges::find_if(example.moments, guards);
  const auto ends = std::find_if_not(begins, example.moments.end(), guards);
  const auto says = std::find_if(begins, example.moments.end(), [](const ExampleMoment& m) {
    return m.level != DistressLevel::none;
  });
  for (Chart& chart : charts) {
    chart.x.from = example.moments.front().at_s;
    chart.x.to = example.moments.back().at_s;
    if (begins != example.moments.end()) {
      chart.spans.push_back({.from = begins->at_s, .to = (ends - 1)->at_s, .ink = Ink::good});
    }
    if (says != example.moments.end()) chart.marks.push_back({.at = says->at_s});
    figure.panels.emplace_back(std::move(chart));
  }
  return figure;
}

}  // namespace knead::evaluate
