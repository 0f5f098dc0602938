#include "daemon/history/intakes.hpp"

#include <SQLiteCpp/Statement.h>

#include <utility>

namespace knead::history {

namespace {

/// A column is 64 bits wide: cut to 32, 4294967296 would read as 0, which is "no". Nothing for one
/// that no intake of this program ever kept.
std::optional<std::int32_t> number_in(const SQLite::Column& column) {
  const std::int64_t number = column.getInt64();
  if (!std::in_range<std::int32_t>(number)) return std::nullopt;
  return static_cast<std::int32_t>(number);
}

/// Of a row of id, day, version, restored and boot. A day or version that is none is that of no
/// intake of today: everything is asked again.
Intake intake_of(SQLite::Database& sql, SQLite::Statement& row) {
  Intake intake{.id = row.getColumn(0).getInt64(),
                .day = care::Day(std::chrono::days(number_in(row.getColumn(1)).value_or(0))),
                .version = number_in(row.getColumn(2)).value_or(0),
                .restored = row.getColumn(3).getInt64() != 0,
                .boot = row.getColumn(4).getString()};
  SQLite::Statement answer(sql, "SELECT question, number FROM intake_answer WHERE intake_id = ?");
  answer.bind(1, intake.id);
  while (answer.executeStep()) {
    const care::QuestionRow* asked = care::find_question(answer.getColumn(0).getString());
    const auto number = number_in(answer.getColumn(1));
    if (asked != nullptr && number) intake.answers.set(asked->question, *number);
  }
  return intake;
}

}  // namespace

bool Intake::of_today(const Now& now) const {
  return day == now.today && version == care::kIntakeVersion && !restored && !day_in_doubt(now);
}

bool Intake::day_in_doubt(const Now& now) const {
  return (boot.empty() || boot != now.boot) && !now.clock_synchronised;
}

Result<Intake> keep_intake(Database& database, std::int64_t person, const care::Answers& answers,
                           care::Day day, const std::string& boot) {
  return database.change("keep an intake", [&](SQLite::Database& sql) {
    SQLite::Statement intake(
        sql, "INSERT INTO intake (person_id, day, version, boot) VALUES (?, ?, ?, ?)");
    intake.bind(1, person);
    intake.bind(2, day.time_since_epoch().count());
    intake.bind(3, care::kIntakeVersion);
    intake.bind(4, boot);
    intake.exec();
    const std::int64_t id = sql.getLastInsertRowid();
    SQLite::Statement answer(
        sql, "INSERT INTO intake_answer (intake_id, question, number) VALUES (?, ?, ?)");
    for (const care::QuestionRow& asked : care::question_table()) {
      const auto number = answers.number(asked.question);
      if (!number) continue;
      answer.bind(1, id);
      answer.bind(2, std::string(asked.code));
      answer.bind(3, *number);
      answer.exec();
      answer.reset();
    }
    return Intake{
        .id = id, .day = day, .version = care::kIntakeVersion, .boot = boot, .answers = answers};
  });
}

Result<std::optional<Intake>> newest_intake(Database& database, std::int64_t person) {
  return database.ask("read an intake", [&](SQLite::Database& sql) -> std::optional<Intake> {
    SQLite::Statement row(
        sql,
        "SELECT id, day, version, restored, boot FROM intake WHERE person_id = ? ORDER BY id DESC "
        "LIMIT 1");
    row.bind(1, person);
    if (!row.executeStep()) return std::nullopt;
    return intake_of(sql, row);
  });
}

Result<std::optional<std::int64_t>> newest_intake_id(Database& database, std::int64_t person) {
  return database.ask(
      "look for an intake", [&](SQLite::Database& sql) -> std::optional<std::int64_t> {
        SQLite::Statement row(sql, "SELECT MAX(id) FROM intake WHERE person_id = ?");
        row.bind(1, person);
        row.executeStep();
        const SQLite::Column id = row.getColumn(0);
        return id.isNull() ? std::nullopt : std::optional(id.getInt64());
      });
}

Result<std::vector<Intake>> all_intakes(Database& database, std::int64_t person) {
  return database.ask("read intakes", [&](SQLite::Database& sql) {
    SQLite::Statement row(sql,
                          "SELECT id, day, version, restored, boot FROM intake WHERE person_id = ? "
                          "ORDER BY id");
    row.bind(1, person);
    std::vector<Intake> intakes;
    while (row.executeStep()) intakes.push_back(intake_of(sql, row));
    return intakes;
  });
}

}  // namespace knead::history
