#include "daemon/history/session_writer.hpp"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <utility>

namespace knead::history {

namespace {

constexpr int kBestComfort = 10;

void bind(SQLite::Statement& row, int at, const std::optional<std::int64_t>& value) {
  if (value) row.bind(at, *value);
}

void write_totals(SQLite::Database& sql, std::int64_t session, const SessionTotals& totals) {
  SQLite::Statement row(sql, R"sql(
    UPDATE session SET massage_s = ?, force_mean_n = ?, force_peak_n = ?, signs = ?, pains = ?,
      stiffness_n_per_mm = ? WHERE id = ?)sql");
  row.bind(1, totals.massage_s);
  row.bind(2, totals.force_mean_n);
  row.bind(3, totals.force_peak_n);
  row.bind(4, totals.signs);
  row.bind(5, totals.pains);
  if (totals.stiffness_n_per_mm) row.bind(6, *totals.stiffness_n_per_mm);
  row.bind(7, session);
  row.exec();
}

/// Two numbers of each zone.
template <class Kept, class Numbers>
Result<void> write_zones(Database& database, std::int64_t session, std::span<const Kept> zones,
                         std::string_view what, const char* query, Numbers numbers) {
  return database.change(what, [&](SQLite::Database& sql) {
    SQLite::Statement row(sql, query);
    for (const Kept& zone : zones) {
      const auto [first, second] = numbers(zone);
      row.bind(1, session);
      row.bind(2, std::string(name(zone.region)));
      row.bind(3, std::string(name(zone.side)));
      row.bind(4, first);
      row.bind(5, second);
      row.exec();
      row.reset();
    }
  });
}

}  // namespace

Result<SessionWriter> SessionWriter::begin(Database& database, const SessionBegin& begin) {
  auto id = database.change("begin the record of a session", [&](SQLite::Database& sql) {
    SQLite::Statement row(sql, R"sql(
      INSERT INTO session (person_id, course_id, intake_id, programme, day, began_ms)
      VALUES (?, ?, ?, ?, ?, ?))sql");
    row.bind(1, begin.person);
    bind(row, 2, begin.course);
    bind(row, 3, begin.intake);
    row.bind(4, begin.programme);
    row.bind(5, begin.day.time_since_epoch().count());
    row.bind(6, begin.began_ms);
    row.exec();
    return sql.getLastInsertRowid();
  });
  if (!id) return tl::unexpected(id.error());
  return SessionWriter(database, *id);
}

Result<void> SessionWriter::phase(const KeptPhase& phase) {
  return database_->change("record a phase", [&](SQLite::Database& sql) {
    SQLite::Statement row(
        sql,
        "INSERT OR REPLACE INTO phase (session_id, at_ms, name, technique) VALUES (?, ?, ?, ?)");
    row.bind(1, id_);
    row.bind(2, phase.at_ms);
    row.bind(3, phase.name);
    row.bind(4, phase.technique);
    row.exec();
  });
}

Result<void> SessionWriter::events(std::span<const KeptEvent> events) {
  std::int64_t number = event_number_;
  auto written = database_->change("record events", [&](SQLite::Database& sql) {
    SQLite::Statement row(sql, R"sql(
      INSERT INTO event
        (session_id, number, at_ms, reason, channel, value, limit_value, lasted_ms, rule)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?))sql");
    for (const KeptEvent& event : events) {
      row.bind(1, id_);
      row.bind(2, number++);
      row.bind(3, event.at_ms);
      row.bind(4, event.reason);
      row.bind(5, event.channel);
      row.bind(6, event.value);
      row.bind(7, event.limit);
      row.bind(8, event.lasted_ms);
      row.bind(9, event.rule);
      row.exec();
      row.reset();
    }
  });
  if (written) event_number_ = number;
  return written;
}

Result<void> SessionWriter::stiffness(std::span<const KeptStiffness> zones) {
  return write_zones(*database_, id_, zones, "record stiffness", R"sql(
      INSERT OR REPLACE INTO zone_stiffness
        (session_id, region, side, value_n_per_mm, uncertainty_n_per_mm)
      VALUES (?, ?, ?, ?, ?))sql",
                     [](const KeptStiffness& zone) {
                       return std::pair(zone.value_n_per_mm, zone.uncertainty_n_per_mm);
                     });
}

Result<void> SessionWriter::dose(std::span<const KeptDose> zones) {
  return write_zones(
      *database_, id_, zones, "record the dose", R"sql(
      INSERT OR REPLACE INTO zone_dose (session_id, region, side, rollers_n_s, jets_kpa_s)
      VALUES (?, ?, ?, ?, ?))sql",
      [](const KeptDose& zone) { return std::pair(zone.rollers_n_s, zone.jets_kpa_s); });
}

Result<void> SessionWriter::progress(const SessionTotals& totals, const KeptTrace& trace) {
  return database_->change("record a session's progress", [&](SQLite::Database& sql) {
    SQLite::Statement row(sql, R"sql(
      INSERT OR REPLACE INTO trace
        (session_id, at_ms, force_left_n, force_right_n, ceiling_n, jet_kpa)
      VALUES (?, ?, ?, ?, ?, ?))sql");
    row.bind(1, id_);
    row.bind(2, trace.at_ms);
    row.bind(3, trace.force_left_n);
    row.bind(4, trace.force_right_n);
    row.bind(5, trace.ceiling_n);
    row.bind(6, trace.jet_kpa);
    row.exec();
    write_totals(sql, id_, totals);
  });
}

Result<void> SessionWriter::end(const SessionTotals& totals, Outcome outcome,
                                std::int64_t ended_ms) {
  return database_->change("record a session's end", [&](SQLite::Database& sql) {
    write_totals(sql, id_, totals);
    SQLite::Statement row(sql, "UPDATE session SET outcome = ?, ended_ms = ? WHERE id = ?");
    row.bind(1, std::string(name(outcome)));
    row.bind(2, ended_ms);
    row.bind(3, id_);
    row.exec();
  });
}

Result<void> rate_session(Database& database, std::int64_t session, int comfort) {
  if (comfort < 0 || comfort > kBestComfort) {
    return failure(ErrorCode::out_of_range, "comfort",
                   fmt::format("{} is not from 0 (bad) to {} (good)", comfort, kBestComfort));
  }
  auto changed = database.change("rate a session", [&](SQLite::Database& sql) {
    SQLite::Statement row(sql, "UPDATE session SET comfort = ? WHERE id = ?");
    row.bind(1, comfort);
    row.bind(2, session);
    return row.exec();
  });
  if (!changed) return tl::unexpected(changed.error());
  if (*changed == 0) {
    return failure(ErrorCode::not_found, "session",
                   fmt::format("there is no session {}; `kneadctl history` lists them", session));
  }
  return {};
}

}  // namespace knead::history
