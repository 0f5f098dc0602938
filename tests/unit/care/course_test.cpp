#include "control/care/course.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace knead::care {
namespace {

using namespace std::chrono_literals;

constexpr Day kMonday{2026y / 3 / 2};

Course course(CourseKind kind, int planned, int done, std::optional<Day> last) {
  return {.kind = kind, .planned = planned, .done = done, .last = last};
}

TEST(Course, CR_40_has_10_to_20_classic_or_5_to_10_acupressure_sessions) {
  EXPECT_EQ(range_of(CourseKind::classic).least, 10);
  EXPECT_EQ(range_of(CourseKind::classic).most, 20);
  EXPECT_EQ(range_of(CourseKind::acupressure).least, 5);
  EXPECT_EQ(range_of(CourseKind::acupressure).most, 10);
}

TEST(Course, CR_12_CR_19_first_sessions_are_lighter_and_shorter) {
  double share = 0.0;
  Duration length{};
  for (int done = 0; done < 3; ++done) {
    const CourseToday today = course_today(course(CourseKind::classic, 10, done, {}), kMonday);
    EXPECT_EQ(today.session, done + 1);
    EXPECT_GT(today.force_share, share);
    EXPECT_LT(today.force_share, 1.0);
    ASSERT_TRUE(today.massage_time);
    EXPECT_GT(*today.massage_time, length);
    share = today.force_share;
    length = *today.massage_time;
  }
  const CourseToday fourth = course_today(course(CourseKind::classic, 10, 3, {}), kMonday);
  EXPECT_EQ(fourth.force_share, 1.0);
  EXPECT_FALSE(fourth.massage_time);
}

TEST(Course, CR_40_a_next_course_waits_for_the_break_and_says_until_when) {
  const Course done = course(CourseKind::classic, 10, 10, kMonday);
  const CourseToday today = course_today(done, kMonday + std::chrono::days(20));
  EXPECT_EQ(today.refused_by, Rule::cr40);
  EXPECT_EQ(today.possible_from, kMonday + std::chrono::days(21));
  EXPECT_EQ(next_course_from(done), kMonday + std::chrono::days(21));
}

TEST(Course, CR_40_a_course_that_was_given_up_is_followed_by_the_same_break) {
  Course given_up = course(CourseKind::classic, 10, 4, kMonday);
  given_up.given_up = kMonday + std::chrono::days(3);
  EXPECT_TRUE(given_up.over());
  EXPECT_EQ(next_course_from(given_up), kMonday + std::chrono::days(24));
}

TEST(Course, one_that_never_began_needs_no_break) {
  Course never = course(CourseKind::classic, 10, 0, {});
  never.given_up = kMonday;
  EXPECT_EQ(next_course_from(never), kMonday);
}

TEST(Course, CR_32_acupressure_is_had_two_or_three_times_in_any_week) {
  constexpr int kWeek = 7;
  std::vector<int> had;
  for (int day = 0; day < 4 * kWeek; ++day) {
    const Course running = had.empty() ? course(CourseKind::acupressure, 10, 0, {})
                                       : course(CourseKind::acupressure, 10, 1,
                                                kMonday + std::chrono::days(had.back()));
    const CourseToday today = course_today(running, kMonday + std::chrono::days(day));
    if (today.refused_by == Rule::none) had.push_back(day);
  }
  for (int from = 0; from <= 3 * kWeek; ++from) {
    const auto in_week =
        std::ranges::count_if(had, [from](int day) { return day >= from && day < from + kWeek; });
    EXPECT_GE(in_week, 2) << "from day " << from;
    EXPECT_LE(in_week, 3) << "from day " << from;
  }
}

TEST(Course, CR_40_one_session_a_day_is_the_most) {
  const Course running = course(CourseKind::classic, 10, 1, kMonday);
  EXPECT_EQ(course_today(running, kMonday).refused_by, Rule::cr40);
  EXPECT_EQ(course_today(running, kMonday + std::chrono::days(1)).refused_by, Rule::none);
}

}  // namespace
}  // namespace knead::care
