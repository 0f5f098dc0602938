#include "daemon/history/people.hpp"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <algorithm>

#include "daemon/history/utf8.hpp"

namespace knead::history {

namespace {

constexpr std::size_t kLongestName = 64;

Person person_of(SQLite::Statement& row) {
  return {.id = row.getColumn(0).getInt64(),
          .name = row.getColumn(1).getString(),
          .added = care::Day(std::chrono::days(row.getColumn(2).getInt()))};
}

bool is_name(std::string_view name) {
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; };
  return !name.empty() && name.size() <= kLongestName && !std::ranges::any_of(name, control) &&
         is_utf8(name);
}

std::optional<Person> look_up(SQLite::Database& sql, std::string_view name) {
  SQLite::Statement row(sql, "SELECT id, name, added_day FROM person WHERE name = ?");
  row.bind(1, std::string(name));
  if (!row.executeStep()) return std::nullopt;
  return person_of(row);
}

}  // namespace

Result<Person> add_person(Database& database, std::string_view name, care::Day today) {
  if (!is_name(name)) {
    return failure(
        ErrorCode::out_of_range, "name",
        fmt::format("a name has 1 to {} bytes of UTF-8 and no control characters", kLongestName));
  }
  auto added = database.change("add a person", [&](SQLite::Database& sql) -> std::optional<Person> {
    if (look_up(sql, name)) return std::nullopt;
    SQLite::Statement row(sql, "INSERT INTO person (name, added_day) VALUES (?, ?)");
    row.bind(1, std::string(name));
    row.bind(2, today.time_since_epoch().count());
    row.exec();
    return Person{.id = sql.getLastInsertRowid(), .name = std::string(name), .added = today};
  });
  if (!added) return tl::unexpected(added.error());
  if (!*added) {
    return failure(ErrorCode::duplicate, "name",
                   fmt::format("\"{}\" is known already; choose another name", name));
  }
  return **added;
}

Result<std::vector<Person>> list_people(Database& database) {
  return database.ask("list people", [](SQLite::Database& sql) {
    std::vector<Person> people;
    SQLite::Statement row(sql, "SELECT id, name, added_day FROM person ORDER BY name");
    while (row.executeStep()) people.push_back(person_of(row));
    return people;
  });
}

Result<Person> find_person(Database& database, std::string_view name) {
  auto found =
      database.ask("look for a person", [&](SQLite::Database& sql) { return look_up(sql, name); });
  if (!found) return tl::unexpected(found.error());
  if (!*found) {
    return failure(ErrorCode::not_found, "name",
                   fmt::format("nobody is called \"{}\"; `kneadctl user list` names everybody, "
                               "`kneadctl user add` adds somebody",
                               name));
  }
  return **found;
}

namespace {

/// Moves what the log holds into the file and empties it. While somebody else reads it cannot be
/// emptied: then it fails with `otherwise`.
Result<void> empty_log(Database& database, const char* otherwise) {
  const auto busy = database.ask("empty the log of the history", [](SQLite::Database& sql) {
    return sql.execAndGet("PRAGMA wal_checkpoint(TRUNCATE)").getInt();
  });
  if (!busy) return tl::unexpected(busy.error());
  if (*busy == 0) return {};
  return failure(ErrorCode::refused, database.path().string(), otherwise);
}

}  // namespace

Result<void> forget_person(Database& database, std::int64_t id) {
  // Where it cannot be done in full nothing is done.
  auto ready = empty_log(database,
                         "another program reads the history, and what is deleted would stay in its "
                         "log; nothing was changed: stop kneadd, and say it again");
  if (!ready) return ready;
  auto gone = database.change("forget a person", [&](SQLite::Database& sql) {
    SQLite::Statement row(sql, "DELETE FROM person WHERE id = ?");
    row.bind(1, id);
    row.exec();
  });
  if (!gone) return gone;
  // What was deleted is zeroed where it stood; VACUUM leaves nothing in pages that moved, and the
  // log has older copies of all of them until it is empty.
  auto vacuumed =
      database.ask("erase what a person left", [](SQLite::Database& sql) { sql.exec("VACUUM"); });
  if (!vacuumed) return vacuumed;
  return empty_log(database,
                   "deleted, but another program began to read meanwhile, and the log still has "
                   "what was deleted; it is gone when kneadd has been stopped");
}

}  // namespace knead::history
