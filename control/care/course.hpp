// A course of massages: how many, how far apart, how they grow, and the break after it (CR-12,
// CR-19, CR-40). The state is what the history says; what follows from it is computed here. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "control/care/day.hpp"
#include "control/types/rule.hpp"
#include "control/types/time.hpp"

namespace knead::care {

/// CR-40. Whatever is no acupressure is counted like classic massage.
enum class CourseKind : std::uint8_t { classic, acupressure };
inline constexpr std::size_t kCourseKinds = 2;

[[nodiscard]] constexpr std::string_view name(CourseKind kind) {
  return kind == CourseKind::classic ? "classic" : "acupressure";
}

/// CR-40: sessions of a course, at least and at most, and days from one to the next.
struct CourseRange {
  int least = 0;
  int most = 0;
  int days_apart = 1;
};
[[nodiscard]] CourseRange range_of(CourseKind kind);

struct Course {
  CourseKind kind{};
  int planned = 0;            ///< sessions, within range_of(kind)
  int done = 0;               ///< sessions that count (kCountsFrom)
  std::optional<Day> last{};  ///< of the newest of those
  /// Given up before all were done, on this day.
  std::optional<Day> given_up{};

  [[nodiscard]] bool over() const { return given_up.has_value() || done >= planned; }
};

/// A session counts in its course, and is the day's, once it has massaged for so long, or where
/// pain, discomfort or distress was in it (CR-15). Assumed: within the first minute of a warm-up of
/// three or more (CR-10) nothing but the lightest stroking was felt, so whoever sat badly may begin
/// again. Its dose counts all the same.
inline constexpr std::chrono::seconds kCountsFrom{60};

/// CARE_RULES "assumed": weeks of rest after a course.
inline constexpr int kBreakDays = 21;

/// The first day of a next course after one that is over.
[[nodiscard]] Day next_course_from(const Course& course);

/// What a course allows on a day.
struct CourseToday {
  Rule refused_by = Rule::none;  ///< none: a session may be had
  std::optional<Day> possible_from{};
  int session = 1;                         ///< its number in the course, from 1
  double force_share = 1.0;                ///< of the force caps (CR-12)
  std::optional<Duration> massage_time{};  ///< at most; nothing where the course sets no limit
};

[[nodiscard]] CourseToday course_today(const Course& course, Day today);

}  // namespace knead::care
