#include "daemon/kneadctl/history_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>

#include "control/types/reason.hpp"
#include "daemon/kneadctl/history_file.hpp"

namespace knead::ctl {

namespace {

using history::SessionLine;

constexpr double kMinute_s = 60.0;
constexpr double kSecond_ms = 1000.0;
/// A mean of three on either side: one bad day is no trend (assumed).
constexpr std::size_t kCompared = 3;

using Value = std::function<std::optional<double>(const SessionLine&)>;

struct Trend {
  const char* name;
  const char* unit;
  Value value;
};

std::optional<double> mean(const std::vector<double>& values, std::size_t from) {
  double sum = 0.0;
  for (std::size_t i = from; i < from + kCompared; ++i) sum += values[i];
  return sum / static_cast<double>(kCompared);
}

std::string one_trend(const std::vector<SessionLine>& lines, const Trend& trend) {
  std::vector<double> known;
  for (const SessionLine& line : lines) {
    if (const auto value = trend.value(line)) known.push_back(*value);
  }
  if (known.size() < 2 * kCompared) return {};
  return fmt::format("  {:<34} {:>5.1f} -> {:.1f} {}\n", trend.name, *mean(known, 0),
                     *mean(known, known.size() - kCompared), trend.unit);
}

std::string words_of(const history::KeptEvent& event) {
  const auto table = reason_table();
  const auto found = std::ranges::find(table, std::string_view(event.reason), &ReasonRow::code);
  return found == table.end() ? event.reason : std::string(found->text);
}

std::string event_text(const history::KeptEvent& event) {
  const std::string rule = event.rule.empty() ? "" : fmt::format(" ({})", event.rule);
  return fmt::format("  {:>7.1f} s  {}{}\n", static_cast<double>(event.at_ms) / kSecond_ms,
                     words_of(event), rule);
}

std::string phase_text(const history::KeptPhase& phase) {
  return fmt::format("  {:>7.1f} s  -- {}, {}\n", static_cast<double>(phase.at_ms) / kSecond_ms,
                     phase.name, phase.technique);
}

}  // namespace

std::string line_text(const SessionLine& line) {
  const std::string stiffness = line.totals.stiffness_n_per_mm
                                    ? fmt::format("{:.1f} N/mm", *line.totals.stiffness_n_per_mm)
                                    : "-";
  const std::string comfort = line.comfort ? fmt::format("{}/10", *line.comfort) : "-";
  return fmt::format("{:>6}  {}  {:<16} {:>5.1f} min  {:>4.1f} N  {:>8}  {:>5}  {:>3} {:>4}  {}\n",
                     line.id, text(line.day), line.programme, line.totals.massage_s / kMinute_s,
                     line.totals.force_mean_n, stiffness, comfort, line.totals.signs,
                     line.totals.pains, line.outcome.value_or("end not known"));
}

std::string trend_text(const std::vector<SessionLine>& lines) {
  const std::vector<Trend> trends{
      {"stiffness felt by the chair", "N/mm",
       [](const SessionLine& l) { return l.totals.stiffness_n_per_mm; }},
      {"pain before, said", "of 10",
       [](const SessionLine& l) -> std::optional<double> { return l.pain_before; }},
      {"stiffness before, said", "of 10",
       [](const SessionLine& l) -> std::optional<double> { return l.stiffness_before; }},
      {"how good it was, said", "of 10",
       [](const SessionLine& l) -> std::optional<double> { return l.comfort; }},
      {"signs of guarding", "times",
       [](const SessionLine& l) -> std::optional<double> { return l.totals.signs; }}};
  std::string text;
  for (const Trend& trend : trends) text += one_trend(lines, trend);
  return text.empty()
             ? text
             : fmt::format("Does it help? Mean of the first {0} and the last {0} (CR-41)\n{1}",
                           kCompared, text);
}

std::string session_text(const history::SessionDetail& session) {
  std::string lines = line_text(session.line);
  auto phase = session.phases.begin();
  for (const history::KeptEvent& event : session.events) {
    for (; phase != session.phases.end() && phase->at_ms <= event.at_ms; ++phase) {
      lines += phase_text(*phase);
    }
    lines += event_text(event);
  }
  for (; phase != session.phases.end(); ++phase) lines += phase_text(*phase);
  for (const history::KeptStiffness& zone : session.stiffness) {
    lines += fmt::format("  stiffness {} {}: {:.1f} N/mm (+- {:.1f})\n", name(zone.region),
                         name(zone.side), zone.value_n_per_mm, zone.uncertainty_n_per_mm);
  }
  return lines;
}

}  // namespace knead::ctl
