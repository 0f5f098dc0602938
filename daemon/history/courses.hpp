// Courses of massages (CR-40): what was planned, and, counted from the sessions, what was done.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "control/care/course.hpp"
#include "daemon/history/database.hpp"

namespace knead::history {

struct KeptCourse {
  std::int64_t id = 0;
  care::Day began{};
  care::Course course{};
};

/// Refused while another course runs or its break lasts (the error names the day), and with a
/// number of sessions that the kind does not have.
[[nodiscard]] Result<KeptCourse> begin_course(Database& database, std::int64_t person,
                                              care::CourseKind kind, int planned, care::Day today);
/// The newest, running or over; nothing if there was none.
[[nodiscard]] Result<std::optional<KeptCourse>> newest_course(Database& database,
                                                              std::int64_t person);
/// Oldest first.
[[nodiscard]] Result<std::vector<KeptCourse>> all_courses(Database& database, std::int64_t person);
/// The course that a massage of today belongs to: the newest while it runs or rests; before the
/// first, and once the break after one is over, the shortest classic one (CR-40).
[[nodiscard]] care::Course course_of(const std::optional<KeptCourse>& newest, care::Day today);
[[nodiscard]] Result<void> give_up_course(Database& database, std::int64_t course, care::Day today);

}  // namespace knead::history
