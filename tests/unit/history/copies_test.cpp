#include "daemon/history/copies.hpp"

#include <sys/stat.h>

#include <fstream>

#include "daemon/history/intakes.hpp"
#include "daemon/history/migrations.hpp"
#include "daemon/history/people.hpp"
#include "daemon/history/session_writer.hpp"
#include "scratch.hpp"

namespace knead::history {
namespace {

using namespace std::chrono_literals;
using Copies = Scratch;

constexpr care::Day kToday{2026y / 3 / 2};

TEST_F(Copies, a_backup_put_back_has_what_was_there_and_keeps_what_it_replaces) {
  {
    Database database = open();
    ASSERT_TRUE(add_person(database, "Ada", kToday));
    ASSERT_TRUE(back_up(database, file("backup.db")));
    ASSERT_TRUE(add_person(database, "Berta", kToday));
  }
  struct stat found{};
  ASSERT_EQ(::stat(file("backup.db").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777U, 0600U);
  const auto restored = restore(file("backup.db"), file());
  ASSERT_TRUE(restored) << restored.error().message();
  Database database = open();
  EXPECT_EQ(list_people(database)->size(), 1U);
  auto before = Database::open(file("history.db.before-restore"));
  ASSERT_TRUE(before) << before.error().message();
  EXPECT_EQ(list_people(*before)->size(), 2U);
}

TEST_F(Copies, CR_40_a_backup_put_back_says_how_much_came_after_it) {
  {
    Database database = open();
    const auto ada = add_person(database, "Ada", kToday);
    const auto massage = [&](std::int64_t began_ms) {
      return SessionWriter::begin(
          database,
          {.person = ada->id, .programme = "classic", .day = kToday, .began_ms = began_ms});
    };
    ASSERT_TRUE(massage(1000));
    ASSERT_TRUE(back_up(database, file("backup.db")));
    ASSERT_TRUE(massage(2000));
    ASSERT_TRUE(massage(3000));
    ASSERT_TRUE(add_person(database, "Berta", kToday));
  }
  const auto restored = restore(file("backup.db"), file());
  ASSERT_TRUE(restored && *restored);
  EXPECT_EQ((*restored)->sessions, 2);
  EXPECT_EQ((*restored)->people, 1);
  const auto again = restore(file("backup.db"), file());
  ASSERT_TRUE(again && *again);
  EXPECT_EQ((*again)->sessions, 0) << "the two are further back by now";
}

TEST_F(Copies, a_backup_into_a_folder_that_is_not_there_makes_none) {
  Database database = open();
  const auto made = back_up(database, file("no_stick") / "backup.db");
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().message().find("no such folder"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(file("no_stick")));
}

TEST_F(Copies, CR_01_no_intake_of_a_backup_that_was_put_back_counts) {
  {
    Database database = open();
    const auto ada = add_person(database, "Ada", kToday);
    ASSERT_TRUE(keep_intake(database, ada->id, {}, kToday));
    EXPECT_FALSE((*newest_intake(database, ada->id))->restored);
    ASSERT_TRUE(back_up(database, file("backup.db")));
  }
  ASSERT_TRUE(restore(file("backup.db"), file()));
  Database database = open();
  const auto ada = find_person(database, "Ada");
  EXPECT_TRUE((*newest_intake(database, ada->id))->restored)
      << "what was answered after the backup is not in it";
  ASSERT_TRUE(keep_intake(database, ada->id, {}, kToday));
  EXPECT_FALSE((*newest_intake(database, ada->id))->restored);
}

TEST_F(Copies, nothing_is_put_back_under_a_program_that_has_the_history_open) {
  Database database = open();
  ASSERT_TRUE(add_person(database, "Ada", kToday));
  ASSERT_TRUE(back_up(database, file("backup.db")));
  const auto restored = restore(file("backup.db"), file());
  ASSERT_FALSE(restored);
  EXPECT_NE(restored.error().message().find("stop kneadd"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(file("history.db.partial")));
  EXPECT_TRUE(find_person(database, "Ada"));
}

TEST_F(Copies,
       a_backup_of_an_older_program_stays_as_it_is_and_is_put_back_with_the_tables_of_today) {
  {
    SQLite::Database old(file("old.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    old.exec(migrations()[0]);
    old.exec("PRAGMA user_version = 1");
    old.exec("INSERT INTO person (name, added_day) VALUES ('Ada', 0)");
  }
  std::filesystem::permissions(file("old.db"), std::filesystem::perms::owner_read);
  const auto before = std::filesystem::last_write_time(file("old.db"));
  const auto restored = restore(file("old.db"), file());
  ASSERT_TRUE(restored) << restored.error().message();
  EXPECT_EQ(std::filesystem::last_write_time(file("old.db")), before);
  Database database = open();
  EXPECT_TRUE(find_person(database, "Ada"));
}

TEST_F(Copies, a_backup_does_not_overwrite_and_a_bad_one_changes_nothing) {
  {
    Database database = open();
    ASSERT_TRUE(add_person(database, "Ada", kToday));
    ASSERT_TRUE(back_up(database, file("backup.db")));
    EXPECT_FALSE(back_up(database, file("backup.db")));
  }
  EXPECT_FALSE(restore(file("nowhere.db"), file()));
  std::ofstream(file("bad.db")) << std::string(5000, 'x');
  EXPECT_FALSE(restore(file("bad.db"), file()));
  Database database = open();
  EXPECT_EQ(list_people(database)->size(), 1U);
}

TEST_F(Copies, a_backup_is_made_while_somebody_else_writes) {
  Database writer = open();
  Database reader = open();
  ASSERT_TRUE(add_person(writer, "Ada", kToday));
  ASSERT_TRUE(back_up(reader, file("backup.db")));
  auto backup = Database::open(file("backup.db"));
  ASSERT_TRUE(backup);
  EXPECT_EQ(list_people(*backup)->size(), 1U);
}

}  // namespace
}  // namespace knead::history
