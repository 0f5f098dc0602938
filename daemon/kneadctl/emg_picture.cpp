#include "daemon/kneadctl/emg_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "daemon/plot/decimate.hpp"

namespace knead::ctl {

namespace {

using plot::Ink;
using plot::Mode;

constexpr int kWidth_px = 1040;
constexpr std::size_t kColumns = 940;
constexpr int kLeft_px = 104;
constexpr double kEnvelopeWindow_s = 0.05;
constexpr double kFrequencyStep_hz = 20.0;
/// More numbers than this would lie over one another.
constexpr std::size_t kMostNumbered = 24;

/// RMS over a window around each sample.
std::vector<double> envelope(std::span<const double> signal, Hertz rate) {
  const auto half = static_cast<std::size_t>(std::lround(0.5 * kEnvelopeWindow_s * rate.value()));
  std::vector<double> sum(signal.size() + 1, 0.0);
  for (std::size_t i = 0; i < signal.size(); ++i) sum[i + 1] = sum[i] + signal[i] * signal[i];
  std::vector<double> rms(signal.size());
  for (std::size_t i = 0; i < signal.size(); ++i) {
    const std::size_t from = i > half ? i - half : 0;
    const std::size_t to = std::min(signal.size(), i + half + 1);
    // Rounding may leave a sum of nothing below zero.
    rms[i] = std::sqrt(std::max(0.0, sum[to] - sum[from]) / static_cast<double>(to - from));
  }
  return rms;
}

plot::Chart trace_chart(const PicturedChannel& channel, const signal::ChannelAnalysis& found) {
  const double step_s = 1.0 / channel.rate.value();
  plot::Chart chart{.title = fmt::format("{}: {}", channel.name, channel.words),
                    .x = {.numbered = false},
                    .y = {.label = channel.unit},
                    .height_px = 190};
  chart.series.push_back({.name = "conditioned",
                          .mode = Mode::band,
                          .points = plot::min_max_band(found.conditioned, 0.0, step_s, kColumns)});
  chart.series.push_back(
      {.name = "envelope, 50 ms",
       .ink = Ink::bad,
       .points = plot::max_line(envelope(found.conditioned, channel.rate), 0.0, step_s, kColumns),
       .width = 1.2});
  const bool numbered = found.bursts.size() <= kMostNumbered;
  for (std::size_t i = 0; i < found.bursts.size(); ++i) {
    const signal::AnalysedBurst& b = found.bursts[i];
    chart.spans.push_back({.from = seconds(b.onset),
                           .to = seconds(b.offset),
                           .ink = Ink::second,
                           .label = numbered ? fmt::format("{}", i + 1) : ""});
  }
  return chart;
}

plot::Chart frequency_chart(const signal::ChannelAnalysis& found) {
  plot::Chart chart{.x = {.label = "s"},
                    .y = {.label = "median Hz", .step = kFrequencyStep_hz},
                    .height_px = 140};
  plot::Series series{.mode = Mode::dots, .ink = Ink::third};
  for (const signal::AnalysedBurst& b : found.bursts) {
    series.points.push_back(
        {.x = 0.5 * (seconds(b.onset) + seconds(b.offset)), .y = b.median_frequency.value()});
  }
  if (!series.points.empty()) {
    const auto [low, high] = std::ranges::minmax(series.points, {}, &plot::Point::y);
    chart.y.from = kFrequencyStep_hz * std::floor(low.y / kFrequencyStep_hz);
    chart.y.to = std::max(kFrequencyStep_hz * std::ceil(high.y / kFrequencyStep_hz),
                          *chart.y.from + 2.0 * kFrequencyStep_hz);
  }
  chart.series.push_back(std::move(series));
  return chart;
}

}  // namespace

plot::Figure empty_emg_picture() { return {.width_px = kWidth_px, .left_px = kLeft_px}; }

void add_to_picture(plot::Figure& figure, const PicturedChannel& channel,
                    const signal::ChannelAnalysis& found) {
  plot::Chart trace = trace_chart(channel, found);
  plot::Chart frequency = frequency_chart(found);
  const double length_s = static_cast<double>(found.conditioned.size()) / channel.rate.value();
  for (plot::Chart* chart : {&trace, &frequency}) {
    chart->x.from = 0.0;
    chart->x.to = length_s > 0.0 ? length_s : 1.0;
  }
  figure.panels.emplace_back(std::move(trace));
  figure.panels.emplace_back(std::move(frequency));
}

}  // namespace knead::ctl
