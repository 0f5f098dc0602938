#include "daemon/history/copies.hpp"

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>

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

/// Copies all pages of `from` into a new database at `to`, which holds no log afterwards.
Result<void> copy(Database& from, const std::filesystem::path& to) {
  remove_with_companions(to);
  auto target = Database::open(to);
  if (!target) return tl::unexpected(target.error());
  auto copied = target->ask("copy the history", [&](SQLite::Database& sql) {
    SQLite::Backup backup(sql, from.sql());
    backup.executeStep(-1);
  });
  if (!copied) return copied;
  return target->ask("close the copy", [](SQLite::Database& sql) {
    sql.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    sql.exec("PRAGMA journal_mode = DELETE");
  });
}

}  // namespace

Result<void> back_up(Database& database, const std::filesystem::path& to) {
  if (std::filesystem::exists(to)) {
    return failure(ErrorCode::refused, to.string(), "exists; name another file");
  }
  const std::filesystem::path partial = beside(to, ".partial");
  if (auto copied = copy(database, partial); !copied) {
    remove_with_companions(partial);
    return copied;
  }
  return move_to(partial, to);
}

Result<void> restore(const std::filesystem::path& backup, const std::filesystem::path& history) {
  if (!std::filesystem::exists(backup)) {
    return failure(ErrorCode::not_found, backup.string(),
                   "there is no such backup; `kneadctl backup FILE` makes one");
  }
  auto source = Database::open(backup);
  if (!source) return tl::unexpected(source.error());
  const std::filesystem::path partial = beside(history, ".partial");
  if (auto copied = copy(*source, partial); !copied) {
    remove_with_companions(partial);
    return copied;
  }
  if (std::filesystem::exists(history)) {
    const std::filesystem::path kept = beside(history, ".before-restore");
    remove_with_companions(kept);
    if (auto moved = move_to(history, kept); !moved) return moved;
    for (const char* suffix : kCompanions) {
      const std::filesystem::path companion = beside(history, suffix);
      if (!std::filesystem::exists(companion)) continue;
      if (auto moved = move_to(companion, beside(kept, suffix)); !moved) return moved;
    }
  }
  return move_to(partial, history);
}

}  // namespace knead::history
