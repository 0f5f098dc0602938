#include "control/care/course.hpp"

#include <algorithm>
#include <array>

namespace knead::care {

namespace {

/// CARE_RULES "assumed": how the first sessions of a course grow.
struct Beginning {
  double force_share;
  Duration massage_time;
};
constexpr std::array<Beginning, 3> kBeginnings{{{0.60, 10min}, {0.75, 12min}, {0.90, 15min}}};

}  // namespace

CourseRange range_of(CourseKind kind) {
  // Two to three acupressures a week: on every third day, for four would be had of every second.
  // Classic: assumed that one a day is the most.
  return kind == CourseKind::acupressure ? CourseRange{.least = 5, .most = 10, .days_apart = 3}
                                         : CourseRange{.least = 10, .most = 20, .days_apart = 1};
}

Day next_course_from(const Course& course) {
  const Day ended = std::max(course.given_up.value_or(Day{}), course.last.value_or(Day{}));
  // Nothing done, nothing to rest from.
  if (!course.last) return ended;
  return ended + std::chrono::days(kBreakDays);
}

CourseToday course_today(const Course& course, Day today) {
  CourseToday result;
  if (course.over()) {
    result.refused_by = Rule::cr40;
    result.possible_from = next_course_from(course);
    return result;
  }
  if (course.last) {
    const Day next = *course.last + std::chrono::days(range_of(course.kind).days_apart);
    if (today < next) {
      result.refused_by = Rule::cr40;
      result.possible_from = next;
      return result;
    }
  }
  result.session = course.done + 1;
  if (static_cast<std::size_t>(course.done) < kBeginnings.size()) {
    const Beginning& beginning = kBeginnings[static_cast<std::size_t>(course.done)];
    result.force_share = beginning.force_share;
    result.massage_time = beginning.massage_time;
  }
  return result;
}

}  // namespace knead::care
