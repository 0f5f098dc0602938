#include "daemon/history/database.hpp"

#include <SQLiteCpp/Statement.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "daemon/history/migrations.hpp"

namespace knead::history {

namespace {

constexpr int kBusyWait_ms = 5000;
constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;
constexpr mode_t kOthers = S_IRWXG | S_IRWXO;

constexpr const char* kSettings = R"sql(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
)sql";

/// A history that root makes in kneadd's folder is kneadd's.
void give_to_owner_of_folder(int file, const std::filesystem::path& folder) {
  struct stat found{};
  if (::geteuid() != 0 || ::stat(folder.c_str(), &found) != 0) return;
  if (::fchown(file, found.st_uid, found.st_gid) != 0) return;  // whoever opens it is told
}

Result<std::filesystem::path> make_folder_of(const std::filesystem::path& path) {
  auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  std::error_code error;
  if (std::filesystem::create_directories(folder, error)) {
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  }
  if (!error) return folder;
  return failure(ErrorCode::io, folder.string(),
                 "cannot make the folder of the history: " + error.message() +
                     "; make it for whoever runs this, or name another file");
}

/// The file with the right mode from its first moment on: SQLite would make it readable by others.
/// It is not opened here if it is there: to close it would let go of the locks that SQLite may have
/// on it in this process.
Result<void> make_private_file(const std::filesystem::path& path) {
  const auto folder = make_folder_of(path);
  if (!folder) return tl::unexpected(folder.error());
  const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
  if (made >= 0) {
    give_to_owner_of_folder(made, *folder);
    ::close(made);
    return {};
  }
  if (errno == EEXIST && !std::filesystem::is_regular_file(path)) {
    return failure(ErrorCode::io, path.string(), "is no file; name the history itself");
  }
  if (errno == EEXIST && ::access(path.c_str(), R_OK | W_OK) == 0) return {};
  return failure(ErrorCode::io, path.string(),
                 fmt::format("cannot open the history: {}; {}, or name another file",
                             std::strerror(errno), cure_of_opening(errno)));
}

bool is_damage(const SQLite::Exception& error) {
  return error.getErrorCode() == SQLITE_CORRUPT || error.getErrorCode() == SQLITE_NOTADB;
}

int version_of(SQLite::Database& sql) { return sql.execAndGet("PRAGMA user_version").getInt(); }

constexpr const char* kRestore =
    "it is left as it is; stop kneadd, and `kneadctl restore BACKUP` puts a backup in its place";

constexpr const char* kDisk =
    "see that it is a file, that its disk is not full, and that it may be written";

/// One that others could read until now. Only of a file that is known to be a history: whatever
/// else was named keeps its mode.
Result<void> close_to_others(const std::filesystem::path& path) {
  struct stat found{};
  if (::stat(path.c_str(), &found) == 0 &&
      ((found.st_mode & kOthers) == 0 || ::chmod(path.c_str(), kOwnerOnly) == 0)) {
    return {};
  }
  return failure(ErrorCode::io, path.string(),
                 fmt::format("others can read the history, and that cannot be changed: {}; let its "
                             "owner do it (chmod 600)",
                             std::strerror(errno)));
}

/// Of another program: it has tables, and none of ours. One statement, so that a history that is
/// made at this moment is seen either before it or after.
bool is_foreign(SQLite::Database& sql) {
  return sql.execAndGet(
                "SELECT (SELECT COUNT(*) FROM sqlite_master) > 0 AND "
                "(SELECT user_version FROM pragma_user_version) = 0")
             .getInt() != 0;
}

Result<void> check_version(SQLite::Database& sql, const std::filesystem::path& path) {
  if (is_foreign(sql)) {
    return failure(ErrorCode::inconsistent, path.string(),
                   "is another program's database; name the history itself");
  }
  const auto newest = static_cast<int>(migrations().size());
  if (version_of(sql) > newest) {
    return failure(ErrorCode::wrong_version, path.string(),
                   fmt::format("was written by a newer program (tables of version {}, this one "
                               "knows {}); update this program",
                               version_of(sql), newest));
  }
  return {};
}

void migrate(SQLite::Database& sql) {
  SQLite::Transaction all(sql, SQLite::TransactionBehavior::IMMEDIATE);
  const auto steps = migrations();
  for (auto i = static_cast<std::size_t>(version_of(sql)); i < steps.size(); ++i) {
    sql.exec(steps[i]);
    sql.exec(fmt::format("PRAGMA user_version = {}", i + 1));
  }
  all.commit();
}

}  // namespace

std::string_view cure_of_opening(int error) {
  if (error == EROFS) {
    return "its file system is mounted read-only: mount it for writing (a disk with faults is "
           "mounted so by itself: `dmesg` tells)";
  }
  return "give its owner the right to read and write it";
}

Result<Database> Database::open(const std::filesystem::path& path, Check check) {
  if (auto made = make_private_file(path); !made) return tl::unexpected(made.error());
  try {
    auto sql =
        std::make_unique<SQLite::Database>(path.string(), SQLite::OPEN_READWRITE, kBusyWait_ms);
    Database database(path, std::move(sql));
    if (check == Check::every_page) {
      if (auto sound = database.check_pages(); !sound) return tl::unexpected(sound.error());
    }
    if (auto known = check_version(database.sql(), path); !known) {
      return tl::unexpected(known.error());
    }
    if (auto closed = close_to_others(path); !closed) return tl::unexpected(closed.error());
    database.sql().exec(kSettings);
    migrate(database.sql());
    return database;
  } catch (const SQLite::Exception& error) {
    if (is_damage(error)) {
      return failure(ErrorCode::inconsistent, path.string(),
                     fmt::format("cannot open the history: {}; if it is no file of Knead's, name "
                                 "another; else {}",
                                 error.what(), kRestore));
    }
    // A backup would not help, and what came after it would be gone.
    return failure(ErrorCode::io, path.string(),
                   fmt::format("cannot open the history: {}; {}", error.what(), kDisk));
  }
}

Result<void> Database::check_pages() {
  const auto found = ask("check the history", [](SQLite::Database& sql) {
    return sql.execAndGet("PRAGMA quick_check(1)").getString();
  });
  if (!found) return tl::unexpected(found.error());
  if (*found == "ok") return {};
  return failure(ErrorCode::inconsistent, path_.string(),
                 fmt::format("the history is damaged ({}); {}", *found, kRestore));
}

tl::unexpected<Error> Database::refused(std::string_view what, const SQLite::Exception& why) const {
  if (is_damage(why)) {
    return failure(
        ErrorCode::inconsistent, path_.string(),
        fmt::format("cannot {}: the history is damaged ({}); {}", what, why.what(), kRestore));
  }
  return failure(ErrorCode::io, path_.string(),
                 fmt::format("cannot {}: {}; {}", what, why.what(), kDisk));
}

}  // namespace knead::history
