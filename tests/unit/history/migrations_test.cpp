#include "daemon/history/migrations.hpp"

#include <SQLiteCpp/Database.h>

#include "daemon/history/people.hpp"
#include "daemon/history/session_reader.hpp"
#include "scratch.hpp"

namespace knead::history {
namespace {

class Migrations : public Scratch {
 protected:
  /// A history as the program of that version left it, with somebody in it who had a massage.
  void write_version(int version) const {
    SQLite::Database sql(file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    for (int i = 0; i < version; ++i) sql.exec(migrations()[static_cast<std::size_t>(i)]);
    sql.exec("PRAGMA user_version = " + std::to_string(version));
    if (version == 0) return;
    sql.exec("INSERT INTO person (id, name, added_day) VALUES (7, 'Ada', 20000)");
    sql.exec(
        "INSERT INTO session (id, person_id, programme, day, began_ms, massage_s, comfort) "
        "VALUES (9, 7, 'classic', 20001, 5, 600.0, 8)");
    sql.exec(
        "INSERT INTO event (session_id, number, at_ms, reason, channel, value, limit_value, "
        "lasted_ms) VALUES (9, 0, 10, 'distress_ease', 'session', 1, 2, 3)");
  }
};

TEST_F(Migrations, every_version_since_the_first_is_brought_to_the_newest_with_all_that_is_in_it) {
  const auto newest = static_cast<int>(migrations().size());
  ASSERT_GE(newest, 2) << "nothing is migrated";
  for (int version = 1; version <= newest; ++version) {
    std::filesystem::remove(file());
    write_version(version);
    Database database = open();
    EXPECT_EQ(database.sql().execAndGet("PRAGMA user_version").getInt(), newest);
    const auto person = find_person(database, "Ada");
    ASSERT_TRUE(person) << "from version " << version;
    const auto session = read_session(database, 9);
    ASSERT_TRUE(session) << session.error().message();
    EXPECT_EQ(session->line.comfort, 8);
    ASSERT_EQ(session->events.size(), 1U);
    EXPECT_EQ(session->events[0].reason, "distress_ease");
    EXPECT_EQ(session->events[0].rule, "") << "the first version did not keep it";
  }
}

TEST_F(Migrations, give_the_same_tables_from_every_version) {
  const auto schema = [](Database& database) {
    return database.sql()
        .execAndGet(
            "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema "
            "ORDER BY type, name)")
        .getString();
  };
  std::string fresh;
  {
    Database database = open();
    fresh = schema(database);
  }
  std::filesystem::remove(file());
  write_version(1);
  Database migrated = open();
  EXPECT_EQ(schema(migrated), fresh);
}

TEST_F(Migrations, one_that_fails_leaves_the_history_at_its_version) {
  write_version(1);
  {
    SQLite::Database sql(file().string(), SQLite::OPEN_READWRITE);
    sql.exec("ALTER TABLE event ADD COLUMN rule TEXT");
  }
  const auto database = Database::open(file());
  ASSERT_FALSE(database);
  EXPECT_NE(database.error().message().find("history.db"), std::string::npos);
  SQLite::Database sql(file().string(), SQLite::OPEN_READONLY);
  EXPECT_EQ(sql.execAndGet("PRAGMA user_version").getInt(), 1);
  EXPECT_EQ(sql.execAndGet("SELECT COUNT(*) FROM session").getInt(), 1);
}

}  // namespace
}  // namespace knead::history
