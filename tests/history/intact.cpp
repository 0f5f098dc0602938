#include "tests/history/intact.hpp"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <limits>

#include "daemon/history/session_reader.hpp"

namespace knead::history {

namespace {

std::string structure_of(Database& database) {
  auto found = database.ask("check the history", [](SQLite::Database& sql) {
    std::string wrong = sql.execAndGet("PRAGMA integrity_check").getString();
    if (wrong == "ok") wrong.clear();
    SQLite::Statement dangling(sql, "PRAGMA foreign_key_check");
    if (dangling.executeStep()) wrong += "a reference leads nowhere";
    return wrong;
  });
  return found ? *found : found.error().message();
}

std::string session_wrong(const SessionDetail& session, bool newest) {
  if (!session.line.outcome && !newest) return "an older session has no end";
  if (session.line.outcome.has_value() != session.line.ended_ms.has_value()) {
    return "half an end was kept";
  }
  if (session.line.totals.massage_s != static_cast<double>(session.trace.size())) {
    return fmt::format("{} s of massage and {} traces: half a transaction was kept",
                       session.line.totals.massage_s, session.trace.size());
  }
  return {};
}

}  // namespace

Found look_at(const std::filesystem::path& path, std::int64_t person) {
  auto database = Database::open(path);
  if (!database) return {.wrong = database.error().message(), .newest = {}};
  Found found{.wrong = structure_of(*database), .newest = {}};
  if (!found.wrong.empty()) return found;
  const auto lines = newest_sessions(*database, person, std::numeric_limits<int>::max());
  if (!lines) return {.wrong = lines.error().message(), .newest = {}};
  for (const SessionLine& line : *lines) {
    const auto session = read_session(*database, line.id);
    if (!session) return {.wrong = session.error().message(), .newest = {}};
    found.wrong = session_wrong(*session, line.id == lines->back().id);
    if (!found.wrong.empty()) return found;
    found.newest = {.session = line.id,
                    .traces = static_cast<std::int64_t>(session->trace.size()),
                    .events = static_cast<std::int64_t>(session->events.size()),
                    .phases = static_cast<std::int64_t>(session->phases.size()),
                    .ended = session->line.outcome ? 1 : 0};
  }
  return found;
}

std::string missing(const Acknowledged& told, const Acknowledged& found) {
  // One more call may have been kept than was told: the next session, at most.
  if (found.session > told.session && told.ended == 1) return {};
  if (found.session != told.session) return "the session that was told is not the newest";
  if (found.traces < told.traces || found.events < told.events || found.phases < told.phases ||
      found.ended < told.ended) {
    return fmt::format("told {} traces, {} events, {} phases, {} ends; found {}, {}, {}, {}",
                       told.traces, told.events, told.phases, told.ended, found.traces,
                       found.events, found.phases, found.ended);
  }
  return {};
}

}  // namespace knead::history
