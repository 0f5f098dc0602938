#include "daemon/history/database.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>

#include "daemon/history/migrations.hpp"
#include "daemon/history/people.hpp"
#include "scratch.hpp"

namespace knead::history {
namespace {

using DatabaseFile = Scratch;

mode_t mode_of(const std::filesystem::path& path) {
  struct stat found{};
  EXPECT_EQ(::stat(path.c_str(), &found), 0) << path;
  return found.st_mode & 0777U;
}

TEST_F(DatabaseFile, is_made_with_its_folder_and_can_be_read_by_its_owner_only) {
  const auto path = file("new/folder/history.db");
  auto database = Database::open(path);
  ASSERT_TRUE(database) << database.error().message();
  EXPECT_EQ(mode_of(path), 0600U);
  EXPECT_EQ(mode_of(path.parent_path()), 0700U);
  ASSERT_TRUE(
      database->change("try", [](SQLite::Database& sql) { sql.exec("CREATE TABLE t(x)"); }));
  EXPECT_EQ(mode_of(path.native() + "-wal"), 0600U);
}

TEST(OpeningAHistory, on_a_read_only_file_system_is_cured_by_mounting_it_for_writing) {
  EXPECT_NE(cure_of_opening(EROFS).find("read-only"), std::string_view::npos);
  EXPECT_EQ(cure_of_opening(EROFS).find("owner"), std::string_view::npos);
  EXPECT_NE(cure_of_opening(EACCES).find("owner"), std::string_view::npos);
}

TEST_F(DatabaseFile, that_others_could_read_is_closed_to_them) {
  static_cast<void>(open());
  std::filesystem::permissions(file(), std::filesystem::perms(0644));
  static_cast<void>(open());
  EXPECT_EQ(mode_of(file()), 0600U);
}

TEST_F(DatabaseFile, made_by_root_belongs_to_whoever_has_the_folder) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can make it for somebody else";
  constexpr uid_t kSomebody = 12'345;
  std::filesystem::create_directory(file("kneadd"));
  ASSERT_EQ(::chown(file("kneadd").c_str(), kSomebody, kSomebody), 0);
  const auto path = file("kneadd") / "history.db";
  auto database = Database::open(path);
  ASSERT_TRUE(database);
  static_cast<void>(add_person(*database, "Ada", {}));
  for (const char* suffix : {"", "-wal"}) {
    struct stat found{};
    ASSERT_EQ(::stat((path.native() + suffix).c_str(), &found), 0) << suffix;
    EXPECT_EQ(found.st_uid, kSomebody) << suffix;
  }
}

TEST_F(DatabaseFile, that_is_a_folder_or_no_history_is_refused_and_keeps_its_mode) {
  std::filesystem::create_directory(file("folder"));
  std::ofstream(file("text")) << std::string(5000, 'x');
  SQLite::Database(file("foreign").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE songs (title TEXT)");
  for (const char* name : {"folder", "text", "foreign"}) {
    std::filesystem::permissions(file(name), std::filesystem::perms(0755));
    EXPECT_FALSE(Database::open(file(name))) << name;
    EXPECT_EQ(mode_of(file(name)), 0755U) << name;
  }
  SQLite::Database foreign(file("foreign").string());
  EXPECT_FALSE(foreign.tableExists("person"));
}

TEST_F(DatabaseFile, whose_disk_is_full_is_no_reason_to_put_a_backup_back) {
  // SQLite must write a log to open it, and the log's name is taken.
  static_cast<void>(open());
  std::filesystem::create_directory(file().native() + "-wal");
  const auto again = Database::open(file());
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().message().find("restore"), std::string::npos) << again.error().message();
  EXPECT_NE(again.error().message().find("full"), std::string::npos) << again.error().message();
}

TEST_F(DatabaseFile, has_the_newest_tables_and_stays_what_it_is_when_opened_again) {
  for (int i = 0; i < 2; ++i) {
    Database database = open();
    EXPECT_EQ(database.sql().execAndGet("PRAGMA user_version").getInt(),
              static_cast<int>(migrations().size()));
  }
}

TEST_F(DatabaseFile, waits_for_the_disk_at_each_commit_and_logs_ahead) {
  Database database = open();
  EXPECT_EQ(database.sql().execAndGet("PRAGMA synchronous").getInt(), 2);
  EXPECT_EQ(database.sql().execAndGet("PRAGMA journal_mode").getString(), "wal");
  EXPECT_EQ(database.sql().execAndGet("PRAGMA foreign_keys").getInt(), 1);
}

TEST_F(DatabaseFile, one_of_a_newer_program_is_refused_and_left_alone) {
  open().sql().exec("PRAGMA user_version = 999");
  const auto again = Database::open(file());
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::wrong_version);
  EXPECT_NE(again.error().message().find("999"), std::string::npos);
}

TEST_F(DatabaseFile, something_else_is_refused_with_the_file_and_the_cure) {
  const std::string letter(5000, 'x');
  std::ofstream(file()) << letter;
  const auto database = Database::open(file());
  ASSERT_FALSE(database);
  EXPECT_NE(database.error().message().find("history.db"), std::string::npos);
  EXPECT_NE(database.error().message().find("restore"), std::string::npos);
  EXPECT_EQ(std::filesystem::file_size(file()), letter.size());
}

TEST_F(DatabaseFile, one_with_damaged_pages_is_refused) {
  {
    Database database = open();
    ASSERT_TRUE(database.change("fill", [](SQLite::Database& sql) {
      for (int i = 0; i < 500; ++i) {
        sql.exec("INSERT INTO person (name, added_day) VALUES ('person " + std::to_string(i) +
                 "', 0)");
      }
    }));
    database.sql().exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  std::fstream damaged(file(), std::ios::in | std::ios::out | std::ios::binary);
  const auto size = static_cast<std::streamoff>(std::filesystem::file_size(file()));
  for (std::streamoff at = 4096; at + 64 < size; at += 512) {
    damaged.seekp(at);
    damaged.write("damaged damaged damaged damaged ", 32);
  }
  damaged.close();
  const auto again = Database::open(file());
  ASSERT_FALSE(again);
  EXPECT_NE(again.error().message().find("restore"), std::string::npos);
}

TEST_F(DatabaseFile,
       without_a_look_at_every_page_a_damaged_one_is_told_with_the_cure_when_it_is_read) {
  std::streamoff root = 0;  // the first page of the table, numbered from 1
  {
    Database database = open();
    root = database.sql()
               .execAndGet("SELECT rootpage FROM sqlite_schema WHERE name = 'person'")
               .getInt();
    database.sql().exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  std::fstream damaged(file(), std::ios::in | std::ios::out | std::ios::binary);
  damaged.seekp((root - 1) * 4096);
  damaged.write("damaged damaged damaged damaged ", 32);
  damaged.close();
  auto database = Database::open(file(), Check::none);
  ASSERT_TRUE(database) << database.error().message();
  const auto read = database->ask("count people", [](SQLite::Database& sql) {
    return sql.execAndGet("SELECT COUNT(*) FROM person WHERE added_day > 0").getInt();
  });
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::inconsistent);
  EXPECT_NE(read.error().message().find("restore"), std::string::npos);
}

TEST_F(DatabaseFile, a_change_that_fails_leaves_nothing_behind_and_says_why) {
  Database database = open();
  const auto failed = database.change("try", [](SQLite::Database& sql) {
    sql.exec("INSERT INTO person (name, added_day) VALUES ('Ada', 0)");
    sql.exec("INSERT INTO person (name, added_day) VALUES ('ada', 0)");
  });
  ASSERT_FALSE(failed);
  EXPECT_NE(failed.error().message().find("cannot try"), std::string::npos);
  EXPECT_EQ(database.sql().execAndGet("SELECT COUNT(*) FROM person").getInt(), 0);
}

}  // namespace
}  // namespace knead::history
