#include "daemon/history/courses.hpp"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <algorithm>

#include "control/care/day_text.hpp"
#include "control/types/snapshot.hpp"

namespace knead::history {

namespace {

std::optional<care::Day> day_in(const SQLite::Column& column) {
  if (column.isNull()) return std::nullopt;
  return care::Day(std::chrono::days(column.getInt()));
}

// Which days count: care::kCountsFrom, all massages of the day together, and what hurt at once.
constexpr const char* kCourses = R"sql(
  SELECT c.id, c.began_day, c.kind, c.planned, c.given_up_day, COUNT(DISTINCT s.day), MAX(s.day)
  FROM course c LEFT JOIN session s ON s.course_id = c.id
    AND s.massage_s > 0 AND (
      (SELECT SUM(d.massage_s) FROM session d WHERE d.course_id = c.id AND d.day = s.day) >=
        :counts_from
      OR s.outcome IN (:pain, :distress)
      OR EXISTS (SELECT 1 FROM event e WHERE e.session_id = s.id AND e.reason IN (
        :hand_pain, :wish_pain, :wish_severe_pain, :wish_discomfort, :distress_pause)))
  WHERE c.person_id = :person GROUP BY c.id ORDER BY c.id DESC)sql";

void bind_courses_of(std::int64_t person, SQLite::Statement& row) {
  row.bind(":person", person);
  row.bind(":counts_from", std::int64_t{care::kCountsFrom.count()});
  row.bind(":pain", std::string(name(Outcome::ended_by_pain)));
  row.bind(":distress", std::string(name(Outcome::ended_by_distress)));
  for (const Reason reason : {Reason::hand_pain, Reason::wish_pain, Reason::wish_severe_pain,
                              Reason::wish_discomfort, Reason::distress_pause}) {
    row.bind(fmt::format(":{}", name(reason)), std::string(name(reason)));
  }
}

KeptCourse course_in(SQLite::Statement& row) {
  const bool acupressure = row.getColumn(2).getString() == name(care::CourseKind::acupressure);
  return {
      .id = row.getColumn(0).getInt64(),
      .began = care::Day(std::chrono::days(row.getColumn(1).getInt())),
      .course = {.kind = acupressure ? care::CourseKind::acupressure : care::CourseKind::classic,
                 .planned = row.getColumn(3).getInt(),
                 .done = row.getColumn(5).getInt(),
                 .last = day_in(row.getColumn(6)),
                 .given_up = day_in(row.getColumn(4))}};
}

std::optional<KeptCourse> newest(SQLite::Database& sql, std::int64_t person) {
  SQLite::Statement row(sql, std::string(kCourses) + " LIMIT 1");
  bind_courses_of(person, row);
  if (!row.executeStep()) return std::nullopt;
  return course_in(row);
}

/// Why no course may begin today; empty if one may.
std::string objection(const std::optional<KeptCourse>& before, care::Day today) {
  if (!before) return {};
  if (!before->course.over()) {
    return fmt::format("a course runs ({} of {} sessions done); finish it, or give it up first",
                       before->course.done, before->course.planned);
  }
  const care::Day from = care::next_course_from(before->course);
  if (today >= from) return {};
  return fmt::format("CR-40: the break after the last course lasts until {}",
                     care::DayText(from).view());
}

}  // namespace

Result<KeptCourse> begin_course(Database& database, std::int64_t person, care::CourseKind kind,
                                int planned, care::Day today) {
  const care::CourseRange range = care::range_of(kind);
  if (planned < range.least || planned > range.most) {
    return failure(ErrorCode::out_of_range, "sessions",
                   fmt::format("CR-40: {} sessions; a course of kind {} has {} to {}", planned,
                               name(kind), range.least, range.most));
  }
  std::string refusal;
  auto begun = database.change("begin a course", [&](SQLite::Database& sql) {
    KeptCourse course{.began = today, .course = {.kind = kind, .planned = planned}};
    refusal = objection(newest(sql, person), today);
    if (!refusal.empty()) return course;
    SQLite::Statement row(
        sql, "INSERT INTO course (person_id, kind, planned, began_day) VALUES (?, ?, ?, ?)");
    row.bind(1, person);
    row.bind(2, std::string(name(kind)));
    row.bind(3, planned);
    row.bind(4, today.time_since_epoch().count());
    row.exec();
    course.id = sql.getLastInsertRowid();
    return course;
  });
  if (begun && !refusal.empty()) return failure(ErrorCode::refused, "course", refusal);
  return begun;
}

Result<std::optional<KeptCourse>> newest_course(Database& database, std::int64_t person) {
  return database.ask("read a course", [&](SQLite::Database& sql) { return newest(sql, person); });
}

Result<std::vector<KeptCourse>> all_courses(Database& database, std::int64_t person) {
  return database.ask("read courses", [&](SQLite::Database& sql) {
    SQLite::Statement row(sql, kCourses);
    bind_courses_of(person, row);
    std::vector<KeptCourse> courses;
    while (row.executeStep()) courses.push_back(course_in(row));
    std::ranges::reverse(courses);
    return courses;
  });
}

care::Course course_of(const std::optional<KeptCourse>& newest, care::Day today) {
  const bool next_begins =
      !newest || (newest->course.over() && today >= care::next_course_from(newest->course));
  if (!next_begins) return newest->course;
  constexpr auto kKind = care::CourseKind::classic;
  return {.kind = kKind, .planned = care::range_of(kKind).least};
}

Result<void> give_up_course(Database& database, std::int64_t course, care::Day today) {
  return database.change("give up a course", [&](SQLite::Database& sql) {
    SQLite::Statement row(
        sql, "UPDATE course SET given_up_day = ? WHERE id = ? AND given_up_day IS NULL");
    row.bind(1, today.time_since_epoch().count());
    row.bind(2, course);
    row.exec();
  });
}

}  // namespace knead::history
