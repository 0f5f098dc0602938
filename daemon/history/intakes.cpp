#include "daemon/history/intakes.hpp"

#include <SQLiteCpp/Statement.h>

namespace knead::history {

namespace {

/// Of a row of id, day and version.
Intake intake_of(SQLite::Database& sql, SQLite::Statement& row) {
  Intake intake{.id = row.getColumn(0).getInt64(),
                .day = care::Day(std::chrono::days(row.getColumn(1).getInt())),
                .version = row.getColumn(2).getInt()};
  SQLite::Statement answer(sql, "SELECT question, number FROM intake_answer WHERE intake_id = ?");
  answer.bind(1, intake.id);
  while (answer.executeStep()) {
    const care::QuestionRow* asked = care::find_question(answer.getColumn(0).getString());
    if (asked != nullptr) intake.answers.set(asked->question, answer.getColumn(1).getInt());
  }
  return intake;
}

}  // namespace

Result<Intake> keep_intake(Database& database, std::int64_t person, const care::Answers& answers,
                           care::Day day) {
  return database.change("keep an intake", [&](SQLite::Database& sql) {
    SQLite::Statement intake(sql, "INSERT INTO intake (person_id, day, version) VALUES (?, ?, ?)");
    intake.bind(1, person);
    intake.bind(2, day.time_since_epoch().count());
    intake.bind(3, care::kIntakeVersion);
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
    return Intake{.id = id, .day = day, .version = care::kIntakeVersion, .answers = answers};
  });
}

Result<std::optional<Intake>> newest_intake(Database& database, std::int64_t person) {
  return database.ask("read an intake", [&](SQLite::Database& sql) -> std::optional<Intake> {
    SQLite::Statement row(
        sql, "SELECT id, day, version FROM intake WHERE person_id = ? ORDER BY id DESC LIMIT 1");
    row.bind(1, person);
    if (!row.executeStep()) return std::nullopt;
    return intake_of(sql, row);
  });
}

Result<std::vector<Intake>> all_intakes(Database& database, std::int64_t person) {
  return database.ask("read intakes", [&](SQLite::Database& sql) {
    SQLite::Statement row(sql,
                          "SELECT id, day, version FROM intake WHERE person_id = ? ORDER BY id");
    row.bind(1, person);
    std::vector<Intake> intakes;
    while (row.executeStep()) intakes.push_back(intake_of(sql, row));
    return intakes;
  });
}

}  // namespace knead::history
