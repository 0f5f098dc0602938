#include "daemon/kneadctl/history_json.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <limits>

#include "config/answer_words.hpp"
#include "control/types/reason_unit.hpp"
#include "daemon/history/courses.hpp"
#include "daemon/history/intakes.hpp"
#include "daemon/kneadctl/history_file.hpp"

namespace knead::ctl {

namespace {

namespace json = boost::json;

json::object line_json(const history::SessionLine& line) {
  json::object one{{"id", line.id},
                   {"day", text(line.day)},
                   {"programme", line.programme},
                   {"began_unix_ms", line.began_ms},
                   {"massage_s", line.totals.massage_s},
                   {"force_mean_n", line.totals.force_mean_n},
                   {"force_peak_n", line.totals.force_peak_n},
                   {"signs", line.totals.signs},
                   {"pains", line.totals.pains},
                   {"outcome", line.outcome.value_or("unknown")}};
  if (line.ended_ms) one["ended_unix_ms"] = *line.ended_ms;
  if (line.totals.stiffness_n_per_mm) one["stiffness_n_per_mm"] = *line.totals.stiffness_n_per_mm;
  if (line.comfort) one["comfort"] = *line.comfort;
  if (line.pain_before) one["pain_before"] = *line.pain_before;
  if (line.stiffness_before) one["stiffness_before"] = *line.stiffness_before;
  return one;
}

template <class Rows, class Make>
json::array rows(const Rows& all, Make make) {
  json::array array;
  for (const auto& one : all) array.push_back(make(one));
  return array;
}

/// "N"; empty for a plain number, and for a reason or a channel of a later version.
std::string_view unit_of_kept(const history::KeptEvent& event) {
  const auto table = reason_table();
  const auto reason = std::ranges::find(table, event.reason, &ReasonRow::code);
  if (reason == table.end()) return "";
  for (auto c = Channel::chair; c <= Channel::sacral_right;
       c = static_cast<Channel>(static_cast<std::uint8_t>(c) + 1)) {
    if (name(c) == event.channel) return unit_of(reason->reason, c);
  }
  return "";
}

json::object intake_json(const history::Intake& intake) {
  json::object answers;
  for (const care::QuestionRow& asked : care::question_table()) {
    if (const auto number = intake.answers.number(asked.question)) {
      answers[asked.code] = config::answer_text(asked, *number);
    }
  }
  return {{"day", text(intake.day)}, {"version", intake.version}, {"answers", std::move(answers)}};
}

json::object course_json(const history::KeptCourse& kept) {
  json::object one{{"kind", care::name(kept.course.kind)},
                   {"began_day", text(kept.began)},
                   {"sessions", kept.course.planned},
                   {"done", kept.course.done}};
  if (kept.course.given_up) one["given_up_day"] = text(*kept.course.given_up);
  return one;
}

}  // namespace

json::object history_json(const std::string& person, std::int64_t count,
                          const std::vector<history::SessionLine>& sessions) {
  return {{"person", person}, {"count", count}, {"sessions", rows(sessions, line_json)}};
}

json::object session_json(const history::SessionDetail& session) {
  json::object whole = line_json(session.line);
  whole["phases"] = rows(session.phases, [](const history::KeptPhase& phase) {
    return json::object{
        {"at_ms", phase.at_ms}, {"name", phase.name}, {"technique", phase.technique}};
  });
  whole["events"] = rows(session.events, [](const history::KeptEvent& event) {
    return json::object{{"at_ms", event.at_ms},         {"reason", event.reason},
                        {"channel", event.channel},     {"value", event.value},
                        {"limit", event.limit},         {"unit", unit_of_kept(event)},
                        {"lasted_ms", event.lasted_ms}, {"rule", event.rule}};
  });
  whole["trace"] = rows(session.trace, [](const history::KeptTrace& point) {
    return json::object{{"at_ms", point.at_ms},
                        {"force_left_n", point.force_left_n},
                        {"force_right_n", point.force_right_n},
                        {"ceiling_n", point.ceiling_n},
                        {"jet_kpa", point.jet_kpa}};
  });
  whole["stiffness"] = rows(session.stiffness, [](const history::KeptStiffness& zone) {
    return json::object{{"region", knead::name(zone.region)},
                        {"side", knead::name(zone.side)},
                        {"value_n_per_mm", zone.value_n_per_mm},
                        {"uncertainty_n_per_mm", zone.uncertainty_n_per_mm}};
  });
  return whole;
}

Result<json::object> person_json(history::Database& database, const history::Person& person) {
  const auto courses = history::all_courses(database, person.id);
  if (!courses) return tl::unexpected(courses.error());
  const auto intakes = history::all_intakes(database, person.id);
  if (!intakes) return tl::unexpected(intakes.error());
  const auto lines = history::newest_sessions(database, person.id, std::numeric_limits<int>::max());
  if (!lines) return tl::unexpected(lines.error());
  json::array sessions;
  for (const history::SessionLine& line : *lines) {
    const auto session = history::read_session(database, line.id);
    if (!session) return tl::unexpected(session.error());
    sessions.push_back(session_json(*session));
  }
  return json::object{{"person", person.name},
                      {"added_day", text(person.added)},
                      {"courses", rows(*courses, course_json)},
                      {"intakes", rows(*intakes, intake_json)},
                      {"sessions", std::move(sessions)}};
}

}  // namespace knead::ctl
