#include <algorithm>
#include <cstddef>

#include "daemon/care/care_answers.hpp"
#include "daemon/care/person_today.hpp"
#include "daemon/care/trace_points.hpp"
#include "daemon/history/session_reader.hpp"
#include "proto/convert/enums.hpp"

namespace knead::daemon {

namespace {

constexpr int kSessionsInAnAnswer = 100;
/// Rows that are skipped are read too: a page behind so many takes as long as all of them.
constexpr int kMostSkipped = 100'000;
constexpr std::uint32_t kEventsInAnAnswer = 50;
constexpr std::size_t kTracePoints = 240;
/// A session of many pauses has more; the first say how it went.
constexpr std::size_t kPhases = 64;

/// Unspecified for none: the history knows no end.
v1::Outcome outcome_of(const history::SessionLine& line) {
  for (int i = 0; line.outcome && i < v1::Outcome_ARRAYSIZE - 1; ++i) {
    const auto outcome = static_cast<Outcome>(i);
    if (*line.outcome == name(outcome)) return wire::to_wire<v1::Outcome>(outcome);
  }
  return v1::OUTCOME_UNSPECIFIED;
}

void tell(const history::SessionLine& line, const CareRoom& room, v1::KeptSession& message) {
  message.set_id(line.id);
  message.set_day(wire_day(line.day));
  message.set_programme(line.programme);
  message.set_began_unix_ms(line.began_ms);
  if (line.ended_ms) message.set_ended_unix_ms(*line.ended_ms);
  message.set_outcome(outcome_of(line));
  message.set_running(room.running && room.running->id == line.id);
  message.set_massage_s(line.totals.massage_s);
  message.set_force_mean_n(line.totals.force_mean_n);
  message.set_force_peak_n(line.totals.force_peak_n);
  message.set_signs(static_cast<std::uint32_t>(line.totals.signs));
  message.set_pains(static_cast<std::uint32_t>(line.totals.pains));
  if (line.totals.stiffness_n_per_mm) {
    message.set_stiffness_n_per_mm(*line.totals.stiffness_n_per_mm);
  }
  if (line.comfort) message.set_comfort(static_cast<std::uint32_t>(*line.comfort));
  if (line.pain_before) message.set_pain_before(static_cast<std::uint32_t>(*line.pain_before));
  if (line.stiffness_before) {
    message.set_stiffness_before(static_cast<std::uint32_t>(*line.stiffness_before));
  }
}

void tell(const history::KeptEvent& event, v1::KeptEvent& message) {
  message.set_at_ms(event.at_ms);
  message.set_code(event.reason);
  message.set_channel(event.channel);
  message.set_value(event.value);
  if (event.limit != 0.0) message.set_limit(event.limit);
  message.set_lasted_ms(event.lasted_ms);
  message.set_rule(event.rule);
  const auto table = reason_table();
  const auto known = std::ranges::find(table, event.reason, &ReasonRow::code);
  if (known == table.end()) return;
  message.mutable_text()->assign(known->text);
  message.set_kind(wire::to_wire<v1::ReasonKind>(known->kind));
}

void tell(const history::KeptStiffness& zone, v1::KeptStiffness& message) {
  message.set_region(wire::to_wire<v1::Region>(zone.region));
  message.set_side(wire::to_wire<v1::Side>(zone.side));
  message.set_value_n_per_mm(zone.value_n_per_mm);
  message.set_standard_error_n_per_mm(zone.uncertainty_n_per_mm);
}

void tell(const history::KeptTrace& point, v1::KeptTrace& message) {
  message.set_at_ms(point.at_ms);
  message.set_force_left_n(static_cast<float>(point.force_left_n));
  message.set_force_right_n(static_cast<float>(point.force_right_n));
  message.set_ceiling_n(static_cast<float>(point.ceiling_n));
  message.set_jet_kpa(static_cast<float>(point.jet_kpa));
}

}  // namespace

void answer(const v1::ShowHistory& request, CareRoom& room, v1::CareAnswer& result) {
  const auto who = person_today(room, request.person());
  if (!who) return refuse(who.error(), result);
  if (request.skip() > static_cast<std::uint32_t>(kMostSkipped)) {
    return refuse(v1::CARE_REFUSAL_OUT_OF_RANGE, "at most 100,000 sessions can be skipped", result);
  }
  const auto total = history::count_sessions(room.database, who->person.id);
  if (!total) return refuse(total.error(), result);
  const auto lines = history::newest_sessions(room.database, who->person.id, kSessionsInAnAnswer,
                                              static_cast<int>(request.skip()));
  if (!lines) return refuse(lines.error(), result);
  v1::History& message = *result.mutable_history();
  message.set_total(static_cast<std::uint64_t>(*total));
  for (const history::SessionLine& line : *lines) tell(line, room, *message.add_sessions());
}

void answer(const v1::ShowSession& request, CareRoom& room, v1::CareAnswer& result) {
  const auto detail = history::read_session(room.database, request.session_id());
  if (!detail) return refuse(detail.error(), result);
  v1::SessionDetail& message = *result.mutable_session();
  tell(detail->line, room, *message.mutable_session());
  for (std::size_t i = 0; i < std::min(detail->phases.size(), kPhases); ++i) {
    v1::KeptPhase& phase = *message.add_phases();
    phase.set_at_ms(detail->phases[i].at_ms);
    phase.set_name(detail->phases[i].name);
    phase.set_technique(detail->phases[i].technique);
  }
  const std::size_t first = request.skip_events();
  for (std::size_t i = first;
       i < std::min<std::size_t>(detail->events.size(), first + kEventsInAnAnswer); ++i) {
    tell(detail->events[i], *message.add_events());
  }
  message.set_events_total(static_cast<std::uint32_t>(detail->events.size()));
  for (const history::KeptStiffness& zone : detail->stiffness) tell(zone, *message.add_stiffness());
  for (const history::KeptTrace& point : trace_points(detail->trace, kTracePoints)) {
    tell(point, *message.add_trace());
  }
}

void answer(const v1::RateSession& request, CareRoom& room, v1::CareAnswer& result) {
  constexpr std::uint32_t kBest = 10;
  // What is beyond it would not fit the history's number either.
  const int comfort = static_cast<int>(std::min(request.comfort(), kBest + 1));
  const auto rated = history::rate_session(room.database, request.session_id(), comfort);
  if (!rated) refuse(rated.error(), result);
}

}  // namespace knead::daemon
