#include "daemon/history/session_reader.hpp"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace knead::history {

namespace {

constexpr const char* kLines = R"sql(
  SELECT id, day, programme, began_ms, ended_ms, outcome, massage_s, force_mean_n, force_peak_n,
    signs, pains, stiffness_n_per_mm, comfort,
    (SELECT number FROM intake_answer a WHERE a.intake_id = s.intake_id AND question = 'pain'),
    (SELECT number FROM intake_answer a WHERE a.intake_id = s.intake_id AND question = 'stiffness')
  FROM session s WHERE )sql";

SessionLine line_of(SQLite::Statement& row) {
  SessionLine line{.id = row.getColumn(0).getInt64(),
                   .day = care::Day(std::chrono::days(row.getColumn(1).getInt())),
                   .programme = row.getColumn(2).getString(),
                   .began_ms = row.getColumn(3).getInt64(),
                   .totals = {.massage_s = row.getColumn(6).getDouble(),
                              .force_mean_n = row.getColumn(7).getDouble(),
                              .force_peak_n = row.getColumn(8).getDouble(),
                              .signs = row.getColumn(9).getInt(),
                              .pains = row.getColumn(10).getInt()}};
  if (const auto c = row.getColumn(4); !c.isNull()) line.ended_ms = c.getInt64();
  if (const auto c = row.getColumn(5); !c.isNull()) line.outcome = c.getString();
  if (const auto c = row.getColumn(11); !c.isNull()) line.totals.stiffness_n_per_mm = c.getDouble();
  if (const auto c = row.getColumn(12); !c.isNull()) line.comfort = c.getInt();
  if (const auto c = row.getColumn(13); !c.isNull()) line.pain_before = c.getInt();
  if (const auto c = row.getColumn(14); !c.isNull()) line.stiffness_before = c.getInt();
  return line;
}

/// Every row of `query` about one session, made into a T.
template <class T, class Make>
std::vector<T> all(SQLite::Database& sql, const char* query, std::int64_t session, Make make) {
  std::vector<T> found;
  SQLite::Statement row(sql, query);
  row.bind(1, session);
  while (row.executeStep()) found.push_back(make(row));
  return found;
}

Region region_called(const std::string& text) {
  for (std::size_t i = 0; i < kRegions; ++i) {
    if (name(static_cast<Region>(i)) == text) return static_cast<Region>(i);
  }
  return Region::lumbar;
}

/// Of a row that begins with region and side.
Zone zone_of(SQLite::Statement& row) {
  return {.region = region_called(row.getColumn(0).getString()),
          .side = row.getColumn(1).getString() == name(Side::left) ? Side::left : Side::right};
}

KeptStiffness stiffness_of(SQLite::Statement& row) {
  const Zone zone = zone_of(row);
  return {.region = zone.region,
          .side = zone.side,
          .value_n_per_mm = row.getColumn(2).getDouble(),
          .uncertainty_n_per_mm = row.getColumn(3).getDouble()};
}

void read_rows(SQLite::Database& sql, std::int64_t session, SessionDetail& detail) {
  detail.phases = all<KeptPhase>(
      sql, "SELECT at_ms, name, technique FROM phase WHERE session_id = ? ORDER BY at_ms", session,
      [](SQLite::Statement& row) {
        return KeptPhase{.at_ms = row.getColumn(0).getInt64(),
                         .name = row.getColumn(1).getString(),
                         .technique = row.getColumn(2).getString()};
      });
  detail.events = all<KeptEvent>(
      sql,
      "SELECT at_ms, reason, channel, value, limit_value, lasted_ms, rule FROM event "
      "WHERE session_id = ? ORDER BY number",
      session, [](SQLite::Statement& row) {
        return KeptEvent{.at_ms = row.getColumn(0).getInt64(),
                         .reason = row.getColumn(1).getString(),
                         .channel = row.getColumn(2).getString(),
                         .value = row.getColumn(3).getDouble(),
                         .limit = row.getColumn(4).getDouble(),
                         .lasted_ms = row.getColumn(5).getInt64(),
                         .rule = row.getColumn(6).getString()};
      });
  detail.trace =
      all<KeptTrace>(sql,
                     "SELECT at_ms, force_left_n, force_right_n, ceiling_n, jet_kpa FROM trace "
                     "WHERE session_id = ? ORDER BY at_ms",
                     session, [](SQLite::Statement& row) {
                       return KeptTrace{.at_ms = row.getColumn(0).getInt64(),
                                        .force_left_n = row.getColumn(1).getDouble(),
                                        .force_right_n = row.getColumn(2).getDouble(),
                                        .ceiling_n = row.getColumn(3).getDouble(),
                                        .jet_kpa = row.getColumn(4).getDouble()};
                     });
  detail.stiffness = all<KeptStiffness>(
      sql,
      "SELECT region, side, value_n_per_mm, uncertainty_n_per_mm FROM zone_stiffness "
      "WHERE session_id = ? ORDER BY region, side",
      session, stiffness_of);
}

}  // namespace

Result<std::vector<SessionLine>> newest_sessions(Database& database, std::int64_t person, int most,
                                                 int skip) {
  return database.ask("read sessions", [&](SQLite::Database& sql) {
    SQLite::Statement row(
        sql, fmt::format("{} person_id = ? ORDER BY id DESC LIMIT ? OFFSET ?", kLines));
    row.bind(1, person);
    row.bind(2, most);
    row.bind(3, skip);
    std::vector<SessionLine> lines;
    while (row.executeStep()) lines.push_back(line_of(row));
    std::ranges::reverse(lines);
    return lines;
  });
}

Result<std::int64_t> count_sessions(Database& database, std::int64_t person) {
  return database.ask("count sessions", [&](SQLite::Database& sql) {
    SQLite::Statement row(sql, "SELECT COUNT(*) FROM session WHERE person_id = ?");
    row.bind(1, person);
    row.executeStep();
    return row.getColumn(0).getInt64();
  });
}

Result<std::array<GivenDose, kZones>> dose_since(Database& database, std::int64_t person,
                                                 std::int64_t since_ms) {
  return database.ask("read the dose", [&](SQLite::Database& sql) {
    std::array<GivenDose, kZones> dose{};
    SQLite::Statement row(sql, R"sql(
      SELECT region, side, SUM(rollers_n_s), SUM(jets_kpa_s)
      FROM session s JOIN zone_dose d ON d.session_id = s.id
      WHERE s.person_id = ? AND s.began_ms >= ? GROUP BY region, side)sql");
    row.bind(1, person);
    row.bind(2, since_ms);
    while (row.executeStep()) {
      dose[index(zone_of(row))] = {.rollers = NewtonSecond(row.getColumn(2).getDouble()),
                                   .jets = KilopascalSecond(row.getColumn(3).getDouble())};
    }
    return dose;
  });
}

Result<SessionDetail> read_session(Database& database, std::int64_t session) {
  auto found =
      database.ask("read a session", [&](SQLite::Database& sql) -> std::optional<SessionDetail> {
        SQLite::Statement row(sql, fmt::format("{} id = ?", kLines));
        row.bind(1, session);
        if (!row.executeStep()) return std::nullopt;
        SessionDetail detail{.line = line_of(row)};
        read_rows(sql, session, detail);
        return detail;
      });
  if (!found) return tl::unexpected(found.error());
  if (!*found) {
    return failure(ErrorCode::not_found, "session",
                   fmt::format("there is no session {}; `kneadctl history` lists them", session));
  }
  return **found;
}

}  // namespace knead::history
