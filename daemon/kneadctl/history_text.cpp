#include "daemon/kneadctl/history_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <functional>
#include <optional>

#include "control/types/reason.hpp"
#include "daemon/kneadctl/history_file.hpp"

namespace knead::ctl {

namespace {

using history::SessionLine;

constexpr double kMinute_s = 60.0;
constexpr std::int64_t kSecond_ms = 1000;
constexpr std::int64_t kSeconds = 60;  ///< in a minute
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

/// "Left: " of a roller, "Lumbar left: " of a zone, "Electrode l4 left: "; nothing where no side is
/// meant: the reason itself says the rest.
std::string place_of(const history::KeptEvent& event) {
  std::string place = event.channel;
  if (!place.ends_with("_left") && !place.ends_with("_right")) return {};
  if (place.starts_with("roller_")) place.erase(0, std::string_view("roller_").size());
  if (place.starts_with("emg_")) place.replace(0, std::string_view("emg").size(), "electrode");
  std::ranges::replace(place, '_', ' ');
  place.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(place.front())));
  return place + ": ";
}

/// "14:00", from the begin.
std::string moment(std::int64_t at_ms) {
  const std::int64_t at_s = at_ms / kSecond_ms;
  return fmt::format("{:>4}:{:02}", at_s / kSeconds, at_s % kSeconds);
}

std::string event_text(const history::KeptEvent& event) {
  const std::string rule = event.rule.empty() ? "" : fmt::format(" ({})", event.rule);
  return fmt::format("  {}  {}{}{}\n", moment(event.at_ms), place_of(event), words_of(event), rule);
}

std::string phase_text(const history::KeptPhase& phase) {
  return fmt::format("  {}  -- {}, {}\n", moment(phase.at_ms), phase.name, phase.technique);
}

/// "stopped_by_person" is a word of the file; "stopped by person" of a line.
std::string end_of(const SessionLine& line) {
  std::string end = line.outcome.value_or("end not known");
  std::ranges::replace(end, '_', ' ');
  return end;
}

}  // namespace

std::string heading_text() {
  return fmt::format("{:>6}  {:<10}  {:<16} {:>9}  {:>6}  {:>9}  {:>5}  {:>4} {:>4}  {}\n",
                     "number", "day", "programme", "length", "force", "stiffness", "good", "sign",
                     "pain", "end");
}

std::string line_text(const SessionLine& line) {
  const std::string stiffness = line.totals.stiffness_n_per_mm
                                    ? fmt::format("{:.1f} N/mm", *line.totals.stiffness_n_per_mm)
                                    : "-";
  const std::string comfort = line.comfort ? fmt::format("{}/10", *line.comfort) : "-";
  return fmt::format("{:>6}  {}  {:<16} {:>5.1f} min  {:>4.1f} N  {:>9}  {:>5}  {:>4} {:>4}  {}\n",
                     line.id, text(line.day), line.programme, line.totals.massage_s / kMinute_s,
                     line.totals.force_mean_n, stiffness, comfort, line.totals.signs,
                     line.totals.pains, end_of(line));
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
  if (!text.empty()) {
    return fmt::format("Does it help? Mean of the first {0} and the last {0} (CR-41)\n{1}",
                       kCompared, text);
  }
  return fmt::format("Does it help? {} massages or more can say (CR-41)\n", 2 * kCompared);
}

std::string session_text(const history::SessionDetail& session) {
  std::string lines = heading_text() + line_text(session.line);
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
