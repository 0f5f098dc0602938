#include <gtest/gtest.h>

#include "daemon/history/courses.hpp"
#include "daemon/history/intakes.hpp"
#include "daemon/history/people.hpp"
#include "daemon/history/session_reader.hpp"
#include "scratch.hpp"

namespace knead::history {
namespace {

using namespace std::chrono_literals;

constexpr care::Day kToday{2026y / 3 / 2};
constexpr SessionTotals kTotals{.massage_s = 600.0,
                                .force_mean_n = 12.0,
                                .force_peak_n = 31.0,
                                .signs = 2,
                                .pains = 1,
                                .stiffness_n_per_mm = 4.5};

class Sessions : public Scratch {
 protected:
  Database database_ = open();
  std::int64_t person_ = add_person(database_, "Ada", kToday)->id;

  SessionWriter begin(std::optional<std::int64_t> course = {}, care::Day day = kToday) {
    auto writer = SessionWriter::begin(database_, {.person = person_,
                                                   .course = course,
                                                   .programme = "classic",
                                                   .day = day,
                                                   .began_ms = 1'000});
    EXPECT_TRUE(writer) << writer.error().message();
    return *writer;
  }
};

TEST_F(Sessions, what_zones_had_is_the_sum_of_the_sessions_since_then) {
  const auto given = [this](std::int64_t began_ms, double rollers, double jets) {
    auto writer = SessionWriter::begin(
        database_,
        {.person = person_, .programme = "classic", .day = kToday, .began_ms = began_ms});
    const std::vector<KeptDose> first{{Region::lumbar, Side::right, rollers / 2, jets / 2}};
    const std::vector<KeptDose> last{{Region::lumbar, Side::right, rollers, jets}};
    ASSERT_TRUE(writer->dose(first));
    ASSERT_TRUE(writer->dose(last)) << "replaces what was written before";
  };
  given(1'000, 1000.0, 0.0);
  given(5'000, 200.0, 30.0);
  given(9'000, 40.0, 5.0);
  const auto dose = dose_since(database_, person_, 5'000);
  ASSERT_TRUE(dose) << dose.error().message();
  for (const Zone zone : kAllZones) {
    const bool there = zone.region == Region::lumbar && zone.side == Side::right;
    EXPECT_EQ((*dose)[index(zone)].rollers, NewtonSecond(there ? 240.0 : 0.0));
    EXPECT_EQ((*dose)[index(zone)].jets, KilopascalSecond(there ? 35.0 : 0.0));
  }
  const auto other = add_person(database_, "Berta", kToday);
  EXPECT_EQ((*dose_since(database_, other->id, 0))[0].rollers, NewtonSecond(0.0));
}

TEST_F(Sessions, everything_that_was_written_is_read_again) {
  SessionWriter writer = begin();
  ASSERT_TRUE(writer.phase({.at_ms = 0, .name = "warming up", .technique = "stroking"}));
  const std::vector<KeptEvent> first{
      {.at_ms = 5, .reason = "session_started", .channel = "session"}};
  const std::vector<KeptEvent> second{{.at_ms = 9,
                                       .reason = "distress_ease",
                                       .channel = "emg_l4_left",
                                       .value = 5.5,
                                       .limit = 4.0,
                                       .lasted_ms = 60,
                                       .rule = "CR-15"}};
  ASSERT_TRUE(writer.events(first));
  ASSERT_TRUE(writer.events(second));
  ASSERT_TRUE(writer.progress(
      kTotals,
      {.at_ms = 10, .force_left_n = 8, .force_right_n = 9, .ceiling_n = 20, .jet_kpa = 0}));
  const std::vector<KeptStiffness> zones{{.region = Region::lumbar,
                                          .side = Side::right,
                                          .value_n_per_mm = 4.5,
                                          .uncertainty_n_per_mm = 0.2}};
  ASSERT_TRUE(writer.stiffness(zones));
  ASSERT_TRUE(writer.end(kTotals, Outcome::completed, 601'000));
  ASSERT_TRUE(rate_session(database_, writer.id(), 8));

  const auto read = read_session(database_, writer.id());
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->line.outcome, "completed");
  EXPECT_EQ(read->line.ended_ms, 601'000);
  EXPECT_EQ(read->line.comfort, 8);
  EXPECT_EQ(read->line.totals.pains, 1);
  EXPECT_EQ(read->line.totals.stiffness_n_per_mm, 4.5);
  ASSERT_EQ(read->phases.size(), 1U);
  EXPECT_EQ(read->phases[0].technique, "stroking");
  ASSERT_EQ(read->events.size(), 2U);
  EXPECT_EQ(read->events[1].reason, "distress_ease");
  EXPECT_EQ(read->events[1].lasted_ms, 60);
  EXPECT_EQ(read->events[1].rule, "CR-15");
  ASSERT_EQ(read->trace.size(), 1U);
  EXPECT_EQ(read->trace[0].force_right_n, 9.0);
  ASSERT_EQ(read->stiffness.size(), 1U);
  EXPECT_EQ(read->stiffness[0].region, Region::lumbar);
  EXPECT_EQ(read->stiffness[0].side, Side::right);
}

TEST_F(Sessions, one_that_was_cut_off_is_there_with_its_end_unknown) {
  {
    SessionWriter writer = begin();
    ASSERT_TRUE(writer.progress(kTotals, {.at_ms = 600'000}));
  }
  const auto lines = newest_sessions(database_, person_, 10);
  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->size(), 1U);
  EXPECT_FALSE(lines->front().outcome);
  EXPECT_FALSE(lines->front().ended_ms);
  EXPECT_EQ(lines->front().totals.massage_s, 600.0);
}

TEST_F(Sessions, the_newest_are_listed_oldest_first) {
  for (int i = 0; i < 5; ++i) static_cast<void>(begin({}, kToday + std::chrono::days(i)));
  const auto lines = newest_sessions(database_, person_, 3);
  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->size(), 3U);
  EXPECT_EQ(lines->front().day, kToday + std::chrono::days(2));
  EXPECT_EQ(lines->back().day, kToday + std::chrono::days(4));
  EXPECT_EQ(*count_sessions(database_, person_), 5);
  const auto page = newest_sessions(database_, person_, 2, 3);
  ASSERT_TRUE(page);
  ASSERT_EQ(page->size(), 2U);
  EXPECT_EQ(page->back().day, kToday + std::chrono::days(1));
}

TEST_F(Sessions, CR_45_each_says_what_the_intake_before_it_said) {
  care::Answers answers;
  answers.set(care::Question::pain, 6);
  answers.set(care::Question::stiffness, 7);
  const auto intake = keep_intake(database_, person_, answers, kToday);
  ASSERT_TRUE(intake);
  ASSERT_TRUE(SessionWriter::begin(
      database_, {.person = person_, .intake = intake->id, .programme = "classic"}));
  static_cast<void>(begin());
  const auto lines = newest_sessions(database_, person_, 2);
  ASSERT_TRUE(lines);
  EXPECT_EQ((*lines)[0].pain_before, 6);
  EXPECT_EQ((*lines)[0].stiffness_before, 7);
  EXPECT_FALSE((*lines)[1].pain_before);
}

TEST_F(Sessions, CR_40_the_course_of_today_is_the_newest_until_its_break_is_over) {
  EXPECT_EQ(course_of({}, kToday).planned, 10) << "the first massage begins the shortest";
  const auto course = begin_course(database_, person_, care::CourseKind::acupressure, 5, kToday);
  ASSERT_TRUE(course);
  ASSERT_TRUE(begin(course->id).progress(kTotals, {}));
  ASSERT_TRUE(give_up_course(database_, course->id, kToday));
  const auto newest = newest_course(database_, person_);
  ASSERT_TRUE(newest);
  EXPECT_EQ(course_of(*newest, kToday + std::chrono::days(20)).kind, care::CourseKind::acupressure);
  EXPECT_EQ(course_of(*newest, kToday + std::chrono::days(21)).kind, care::CourseKind::classic);
  ASSERT_TRUE(begin_course(database_, person_, care::CourseKind::classic, 12,
                           kToday + std::chrono::days(21)));
  const auto all = all_courses(database_, person_);
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ(all->front().id, course->id);
  EXPECT_EQ(all->back().course.planned, 12);
}

TEST_F(Sessions, an_unknown_one_and_a_rating_out_of_range_are_refused) {
  EXPECT_FALSE(read_session(database_, 77));
  EXPECT_FALSE(rate_session(database_, 77, 5));
  EXPECT_FALSE(rate_session(database_, begin().id(), 11));
}

TEST_F(Sessions, CR_40_a_course_counts_those_that_came_as_far_as_their_massage) {
  const auto course = begin_course(database_, person_, care::CourseKind::classic, 10, kToday);
  ASSERT_TRUE(course) << course.error().message();
  SessionWriter refused = begin(course->id);
  ASSERT_TRUE(refused.end({}, Outcome::refused, 2'000));
  SessionWriter cut_off = begin(course->id, kToday + std::chrono::days(1));
  ASSERT_TRUE(cut_off.progress(kTotals, {}));
  const auto newest = newest_course(database_, person_);
  ASSERT_TRUE(newest && *newest);
  EXPECT_EQ((*newest)->course.done, 1);
  EXPECT_EQ((*newest)->course.last, kToday + std::chrono::days(1));
}

TEST_F(Sessions, CR_40_a_massage_that_ended_in_its_first_minute_does_not_use_up_the_day) {
  const auto course = begin_course(database_, person_, care::CourseKind::classic, 10, kToday);
  ASSERT_TRUE(course) << course.error().message();
  const auto after = [&](int day, double massage_s, Outcome outcome, const char* felt = nullptr) {
    SessionWriter session = begin(course->id, kToday + std::chrono::days(day));
    EXPECT_TRUE(session.dose(std::vector<KeptDose>{{Region::lumbar, Side::left, 30.0, 0.0}}));
    if (felt != nullptr) {
      EXPECT_TRUE(session.events(std::vector<KeptEvent>{{.reason = felt, .channel = "person"}}));
    }
    EXPECT_TRUE(session.end({.massage_s = massage_s}, outcome, 2'000));
    return (*newest_course(database_, person_))->course.done;
  };
  EXPECT_EQ(after(0, 30.0, Outcome::stopped_by_person), 0);
  EXPECT_EQ(after(0, 25.0, Outcome::ended_by_fault), 0);
  EXPECT_FALSE((*newest_course(database_, person_))->course.last);
  EXPECT_EQ(after(0, 5.0, Outcome::stopped_by_person), 1) << "CR-19: a day's minutes add up";
  EXPECT_EQ(after(1, 1.0, Outcome::ended_by_pain), 2) << "CR-15: what hurt is not begun again";
  EXPECT_EQ(after(2, 30.0, Outcome::stopped_by_person, "wish_pain"), 3)
      << "nor what hurt once and was then stopped by hand";
  EXPECT_EQ(after(3, 1.0, Outcome::ended_by_distress), 4);
  const auto given = dose_since(database_, person_, 0);
  ASSERT_TRUE(given);
  EXPECT_EQ((*given)[index(Zone{Region::lumbar, Side::left})].rollers, NewtonSecond(180.0))
      << "what was given stays given";
}

TEST_F(Sessions, CR_40_a_second_course_waits_for_the_first_and_for_its_break) {
  const auto course = begin_course(database_, person_, care::CourseKind::classic, 10, kToday);
  ASSERT_TRUE(course);
  ASSERT_TRUE(begin(course->id).progress(kTotals, {}));
  EXPECT_FALSE(begin_course(database_, person_, care::CourseKind::classic, 10, kToday));
  ASSERT_TRUE(give_up_course(database_, course->id, kToday));
  const auto early = begin_course(database_, person_, care::CourseKind::classic, 10,
                                  kToday + std::chrono::days(20));
  ASSERT_FALSE(early);
  EXPECT_NE(early.error().message().find("2026-03-23"), std::string::npos)
      << early.error().message();
  EXPECT_TRUE(begin_course(database_, person_, care::CourseKind::classic, 10,
                           kToday + std::chrono::days(21)));
}

TEST_F(Sessions, CR_40_a_course_of_a_length_that_its_kind_does_not_have_is_refused) {
  EXPECT_FALSE(begin_course(database_, person_, care::CourseKind::classic, 9, kToday));
  EXPECT_FALSE(begin_course(database_, person_, care::CourseKind::acupressure, 11, kToday));
}

}  // namespace
}  // namespace knead::history
