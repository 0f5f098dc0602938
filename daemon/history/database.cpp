#include "daemon/history/database.hpp"

#include <SQLiteCpp/Statement.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "daemon/history/migrations.hpp"

namespace knead::history {

namespace {

constexpr int kBusyWait_ms = 5000;
constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;

constexpr const char* kSettings = R"sql(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
)sql";

/// The file with the right mode from its first moment on: SQLite would make it readable by others.
Result<void> make_private_file(const std::filesystem::path& path) {
  if (const auto folder = path.parent_path(); !folder.empty()) {
    std::error_code error;
    if (std::filesystem::create_directories(folder, error)) {
      std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    }
    if (error) {
      return failure(ErrorCode::io, folder.string(),
                     "cannot make the folder of the history: " + error.message());
    }
  }
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
  if (file < 0) {
    return failure(ErrorCode::io, path.string(),
                   fmt::format("cannot open the history: {}; give its owner the right to read and "
                               "write it, or name another file",
                               std::strerror(errno)));
  }
  ::close(file);
  return {};
}

int version_of(SQLite::Database& sql) { return sql.execAndGet("PRAGMA user_version").getInt(); }

Result<void> check(SQLite::Database& sql, const std::filesystem::path& path) {
  const std::string found = sql.execAndGet("PRAGMA quick_check(1)").getString();
  if (found != "ok") {
    return failure(ErrorCode::inconsistent, path.string(),
                   fmt::format("the history is damaged ({}); it is left as it is: "
                               "`kneadctl restore` puts a backup in its place",
                               found));
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

Result<Database> Database::open(const std::filesystem::path& path) {
  if (auto made = make_private_file(path); !made) return tl::unexpected(made.error());
  try {
    auto sql =
        std::make_unique<SQLite::Database>(path.string(), SQLite::OPEN_READWRITE, kBusyWait_ms);
    if (auto sound = check(*sql, path); !sound) return tl::unexpected(sound.error());
    sql->exec(kSettings);
    migrate(*sql);
    return Database(path, std::move(sql));
  } catch (const SQLite::Exception& error) {
    return failure(ErrorCode::io, path.string(),
                   fmt::format("cannot open the history: {}; if it is no database of Knead's, name "
                               "another file, else `kneadctl restore` puts a backup in its place",
                               error.what()));
  }
}

tl::unexpected<Error> Database::refused(std::string_view what, const char* why) const {
  return failure(ErrorCode::io, path_.string(),
                 fmt::format("cannot {}: {}; see that its disk is not full and that it may be "
                             "written",
                             what, why));
}

}  // namespace knead::history
