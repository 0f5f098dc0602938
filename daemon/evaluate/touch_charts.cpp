#include "daemon/evaluate/touch_charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "daemon/evaluate/histogram.hpp"

namespace knead::evaluate {

namespace {

using plot::Ink;
using plot::Mark;
using plot::Mode;

// What the figures must keep (docs/results/README.md), drawn into the pictures.
constexpr double kHoldLimit_n = 0.8;
constexpr double kKneadLimit_n = 1.6;
constexpr double kStrokeLimit_n = 0.8;
constexpr double kStepLimit_n = 5.0;
constexpr double kSurfaceLimit_k = 0.5;
constexpr std::size_t kBins = 50;
/// Twice a picture's pixels: what lies closer cannot be seen.
constexpr std::size_t kMostPoints = 1500;

plot::Chart bars(std::string title, std::string unit, const std::vector<double>& values,
                 double width, double limit) {
  return {.title = std::move(title),
          .x = {.label = std::move(unit), .from = 0.0, .to = width * kBins},
          .y = {.label = "people", .from = 0.0},
          .series = {{.mode = Mode::bars, .points = histogram(values, 0.0, width, kBins)}},
          .marks = {{.at = limit, .label = "95 % wanted within"}},
          .height_px = 220};
}

template <class Value>
std::vector<double> values_of(const Touch& touch, Value value) {
  std::vector<double> values;
  for (const TouchBody& body : touch.bodies) {
    if (const std::optional<double> v = value(body)) values.push_back(*v);
  }
  return values;
}

/// What lies between two moments counted from the first sample of a part, in the same session.
std::vector<TouchSample> cut(const TouchExample& example, TouchPart part, double from_s,
                             double to_s) {
  std::vector<TouchSample> samples;
  const auto first = std::ranges::find(example.samples, std::optional(part), &TouchSample::part);
  if (first == example.samples.end()) return samples;
  for (auto it = first; it != example.samples.end(); ++it) {
    const double at_s = it->at_s - first->at_s;
    if (at_s < 0.0) break;
    if (at_s < from_s || at_s > to_s) continue;
    samples.push_back(*it);
    samples.back().at_s = at_s;
  }
  return samples;
}

template <class Value>
plot::Series line(std::string name, Ink ink, const std::vector<TouchSample>& samples, Value value) {
  plot::Series series{.name = std::move(name), .ink = ink};
  const std::size_t stride = 1 + samples.size() / kMostPoints;
  for (std::size_t i = 0; i < samples.size(); i += stride) {
    series.points.push_back({.x = samples[i].at_s, .y = value(samples[i])});
  }
  return series;
}

}  // namespace

plot::Figure error_chart(const Touch& touch) {
  const auto held = [](const TouchBody& b) { return b.hold.error.rmse_n(); };
  const auto kneaded = [](const TouchBody& b) { return b.knead.error.rmse_n(); };
  const auto stroked = [](const TouchBody& b) { return b.stroke.error.rmse_n(); };
  return {.panels = {bars("Holding 30 N, or what the envelope allows", "RMSE, N",
                          values_of(touch, held), 0.02, kHoldLimit_n),
                     bars("Kneading 10 to 40 N at 2 Hz", "RMSE, N", values_of(touch, kneaded), 0.05,
                          kKneadLimit_n),
                     bars("Stroking with 15 N at 30 mm/s over knots", "RMSE, N",
                          values_of(touch, stroked), 0.02, kStrokeLimit_n)}};
}

plot::Figure contact_chart(const Touch& touch) {
  std::vector<double> steps;
  for (const TouchBody& body : touch.bodies) {
    for (const ContactLoss& loss : body.losses) steps.push_back(loss.force_step_n);
  }
  plot::Chart chart = bars("Contact lost and found again: force step",
                           "largest rise within 50 ms, N", steps, 0.25, kStepLimit_n);
  chart.y.label = "contacts";
  chart.marks.front().label = "wanted within";
  return {.panels = {chart}};
}

plot::Figure stiffness_chart(const Touch& touch) {
  plot::Chart chart{.title = "Kneading: error over the tissue's stiffness",
                    .x = {.label = "K of the loin and the back, mean, N/mm^n"},
                    .y = {.label = "RMSE, N", .from = 0.0}};
  plot::Series people{.mode = Mode::dots};
  for (const TouchBody& body : touch.bodies) {
    const auto rmse_n = body.knead.error.rmse_n();
    if (!rmse_n) continue;
    const sim::Body person = touch_person(body.seed, body.population);
    double sum = 0.0;
    for (const Region region : {Region::lumbar, Region::thoracic}) {
      sum += person.stiffness_left[index(region)] + person.stiffness_right[index(region)];
    }
    people.points.push_back({.x = sum / 4.0, .y = *rmse_n});
  }
  chart.series.push_back(std::move(people));
  chart.marks.push_back(
      {.across = Mark::Across::at_y, .at = kKneadLimit_n, .label = "95 % wanted within"});
  return {.panels = {chart}};
}

plot::Figure force_chart(const TouchExample& example, TouchPart part, double from_s, double to_s) {
  const std::vector<TouchSample> samples = cut(example, part, from_s, to_s);
  plot::Chart chart{.title = fmt::format("{}: force of the left roller", name(part)),
                    .x = {.label = "s since the phase began"},
                    .y = {.label = "N", .from = 0.0}};
  chart.series = {
      line("true force", Ink::plain, samples, [](const TouchSample& s) { return s.force_n[0]; }),
      line("set-point", Ink::second, samples, [](const TouchSample& s) { return s.setpoint_n[0]; }),
      line("ceiling", Ink::bad, samples, [](const TouchSample& s) { return s.ceiling_n[0]; })};
  return {.panels = {chart}};
}

plot::Figure water_chart(const TouchExample& example) {
  constexpr double kShown_s = 75.0;
  const std::vector<TouchSample> samples = cut(example, TouchPart::jets_low, 0.0, kShown_s);
  plot::Chart chart{.title = "Jets: pressure in the line",
                    .x = {.label = "s since the jets were asked for"},
                    .y = {.label = "kPa", .from = 0.0}};
  chart.series = {
      line("true pressure", Ink::plain, samples, [](const TouchSample& s) { return s.line_kpa; }),
      line("set-point", Ink::second, samples,
           [](const TouchSample& s) { return s.line_setpoint_kpa; })};
  return {.panels = {chart}};
}

plot::Figure warmth_chart(const TouchExample& example) {
  std::vector<TouchSample> samples;
  for (const TouchSample& s : example.samples) {
    if (!samples.empty() && s.at_s < samples.back().at_s) break;  // the other session
    if (s.surface_setpoint_degc > 0.0) samples.push_back(s);
  }
  plot::Chart chart{.title = "Heat: surface of a pad",
                    .x = {.label = "s since the person sat down"},
                    .y = {.label = "degC", .to = 42.0}};
  chart.series = {line("true surface", Ink::plain, samples,
                       [](const TouchSample& s) { return s.surface_degc; }),
                  line("set-point", Ink::second, samples,
                       [](const TouchSample& s) { return s.surface_setpoint_degc; })};
  chart.marks = {{.across = Mark::Across::at_y, .at = 41.0, .label = "never above"}};
  if (!samples.empty()) {
    const double setpoint = samples.back().surface_setpoint_degc;
    for (const double off : {-kSurfaceLimit_k, kSurfaceLimit_k}) {
      chart.marks.push_back(
          {.across = Mark::Across::at_y, .at = setpoint + off, .ink = Ink::faint});
    }
  }
  return {.panels = {chart}};
}

}  // namespace knead::evaluate
