#include "daemon/history/copies.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <array>

namespace knead::history {

namespace {

/// Files that SQLite keeps beside a database.
constexpr std::array<const char*, 2> kCompanions{"-wal", "-shm"};

std::filesystem::path beside(const std::filesystem::path& path, const char* suffix) {
  return path.native() + suffix;
}

void remove_with_companions(const std::filesystem::path& path) {
  std::error_code ignored;  // what is not there need not be removed
  std::filesystem::remove(path, ignored);
  for (const char* suffix : kCompanions) std::filesystem::remove(beside(path, suffix), ignored);
}

Result<void> move_to(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::error_code error;
  std::filesystem::rename(from, to, error);
  if (error) {
    return failure(ErrorCode::io, to.string(),
                   fmt::format("cannot take its place: {}", error.message()));
  }
  return {};
}

/// With its log, over what lay there.
Result<void> put_aside(const std::filesystem::path& history, const std::filesystem::path& kept) {
  remove_with_companions(kept);
  if (auto moved = move_to(history, kept); !moved) return moved;
  for (const char* suffix : kCompanions) {
    const std::filesystem::path companion = beside(history, suffix);
    if (!std::filesystem::exists(companion)) continue;
    if (auto moved = move_to(companion, beside(kept, suffix)); !moved) return moved;
  }
  return {};
}

/// Copies all pages of `from` into a new database at `to`, looks at each of them there, and leaves
/// no log beside it.
Result<void> copy(SQLite::Database& from, const std::filesystem::path& to) {
  remove_with_companions(to);
  auto target = Database::open(to, Check::none);
  if (!target) return tl::unexpected(target.error());
  auto copied = target->ask("copy the history", [&](SQLite::Database& sql) {
    SQLite::Backup backup(sql, from);
    backup.executeStep(-1);
  });
  if (!copied) return copied;
  if (auto whole = target->check_pages(); !whole) return whole;
  return target->ask("close the copy", [](SQLite::Database& sql) {
    sql.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    sql.exec("PRAGMA journal_mode = DELETE");
  });
}

/// The backup at `to`, with the tables of this program. The backup itself is only read.
Result<void> put_back(const std::filesystem::path& backup, const std::filesystem::path& to) {
  try {
    SQLite::Database source(backup.string(), SQLite::OPEN_READONLY);
    if (auto copied = copy(source, to); !copied) return copied;
  } catch (const SQLite::Exception& error) {
    return failure(ErrorCode::io, backup.string(), error.what());
  }
  auto opened = Database::open(to, Check::none);
  if (!opened) return tl::unexpected(opened.error());
  // CR-01: what was answered after the backup was made is not in it, so nothing in it counts.
  return opened->change("mark the intakes as restored",
                        [](SQLite::Database& sql) { sql.exec("UPDATE intake SET restored = 1"); });
}

/// Who and what is in `kept` and not in `history`. Numbers are given once and never again, but the
/// history that was put back gives on from the backup's: the begin tells them apart.
std::optional<LeftBehind> left_behind(const std::filesystem::path& kept,
                                      const std::filesystem::path& history) {
  try {
    SQLite::Database sql(kept.string(), SQLite::OPEN_READWRITE);  // its log is read in
    SQLite::Statement attach(sql, "ATTACH ? AS now");
    attach.bind(1, history.string());
    attach.exec();
    const auto count = [&sql](const char* what) { return sql.execAndGet(what).getInt64(); };
    return LeftBehind{
        .sessions =
            count("SELECT COUNT(*) FROM main.session AS was WHERE NOT EXISTS (SELECT 1 FROM "
                  "now.session AS same WHERE same.id = was.id AND same.began_ms = was.began_ms)"),
        .people = count("SELECT COUNT(*) FROM main.person AS was WHERE NOT EXISTS (SELECT 1 FROM "
                        "now.person AS same WHERE same.name = was.name)")};
  } catch (const SQLite::Exception&) {
    return std::nullopt;  // damaged: that is why a backup is put back
  }
}

/// True while another program has it open: a log ahead cannot be left then. What is damaged is used
/// by nobody.
bool in_use(const std::filesystem::path& history) {
  try {
    SQLite::Database sql(history.string(), SQLite::OPEN_READWRITE);
    sql.exec("PRAGMA journal_mode = DELETE");
    return false;
  } catch (const SQLite::Exception& error) {
    return error.getErrorCode() == SQLITE_BUSY || error.getErrorCode() == SQLITE_LOCKED;
  }
}

}  // namespace

Result<void> back_up(Database& database, const std::filesystem::path& to) {
  if (std::filesystem::exists(to)) {
    return failure(ErrorCode::refused, to.string(), "exists; name another file");
  }
  // A folder that is made here may be where a stick should have been put in.
  const std::filesystem::path folder = to.parent_path();
  if (!folder.empty() && !std::filesystem::is_directory(folder)) {
    return failure(ErrorCode::not_found, folder.string(),
                   "there is no such folder; make it, or put in what it is on");
  }
  const std::filesystem::path partial = beside(to, ".partial");
  if (auto copied = copy(database.sql(), partial); !copied) {
    remove_with_companions(partial);
    return copied;
  }
  return move_to(partial, to);
}

Result<std::optional<LeftBehind>> restore(const std::filesystem::path& backup,
                                          const std::filesystem::path& history) {
  if (!std::filesystem::exists(backup)) {
    return failure(ErrorCode::not_found, backup.string(),
                   "there is no such backup; `kneadctl backup FILE` makes one");
  }
  if (std::filesystem::exists(history) && in_use(history)) {
    return failure(ErrorCode::refused, history.string(),
                   "another program has the history open; stop kneadd, and say it again");
  }
  const std::filesystem::path partial = beside(history, ".partial");
  if (auto copied = put_back(backup, partial); !copied) {
    remove_with_companions(partial);
    return failure(copied.error().code, backup.string(),
                   fmt::format("cannot be put back, and nothing was changed: {}; name another "
                               "backup",
                               copied.error().text));
  }
  const bool replaces = std::filesystem::exists(history);
  const std::filesystem::path kept = beside(history, ".before-restore");
  if (replaces) {
    if (auto aside = put_aside(history, kept); !aside) return tl::unexpected(aside.error());
  }
  if (auto moved = move_to(partial, history); !moved) return tl::unexpected(moved.error());
  return replaces ? left_behind(kept, history) : std::nullopt;
}

}  // namespace knead::history
