#include "daemon/care/start_order.hpp"

#include <gtest/gtest.h>

#include "daemon/care/care_answers.hpp"
#include "daemon/history/clock_check.hpp"
#include "daemon/history/people.hpp"
#include "daemon/history/session_writer.hpp"
#include "tests/daemon/temporary_folder.hpp"
#include "tests/support/programmes.hpp"

namespace knead::daemon {
namespace {

using care::CourseKind;

constexpr care::Day kToday{std::chrono::days(20'000)};
constexpr std::uint8_t kClassic = 0;
constexpr std::uint8_t kAcupressure = 1;
constexpr std::uint8_t kBench = 2;

ProgrammeList one_of_each_kind() {
  ProgrammeList list = test::only_classic();
  list[kClassic].method = Method::classic;
  Programme points = test::classic();
  points.name = short_name("acupressure");
  points.method = Method::acupressure;
  list.push(points);
  Programme bench = test::classic();
  bench.name = short_name("bench");
  bench.method = Method::technician;
  list.push(bench);
  return list;
}

/// Ada is well, was asked today, and starts what the test says.
class StartOrders : public ::testing::Test {
 protected:
  StartOrders() { is_asked(); }

  void is_asked() {
    care::Answers well;
    for (const care::QuestionRow& asked : care::question_table()) {
      if (asked.kind != care::AnswerKind::day) well.set(asked.question, 0);
    }
    EXPECT_TRUE(history::keep_intake(database_, ada_, well, kToday, boot_));
  }

  void in_a_course_of(CourseKind kind) {
    const int sessions = care::range_of(kind).least;
    ASSERT_TRUE(history::begin_course(database_, ada_, kind, sessions, kToday));
  }

  [[nodiscard]] CareRoom room() {
    return {.database = database_,
            .programmes = programmes_,
            .chair = care::kCompiledCaps,
            .today = kToday,
            .time_of_day = time_of_day_,
            .unix_ms = unix_ms_,
            .boot = boot_,
            .clock_synchronised = synchronised_};
  }

  tl::expected<StartOrder, v1::Answer> start(std::uint8_t programme, bool simulated = false,
                                             const std::string& person = "Ada") {
    v1::Start start;
    start.set_person(person);
    Request request{.kind = RequestKind::start};
    request.programme = programme;
    CareRoom now = room();
    return order_start(start, request, simulated, now);
  }

  static constexpr std::int64_t kNoon_ms = 20'000LL * 86'400'000 + 43'200'000;
  std::int64_t unix_ms_ = kNoon_ms;
  std::chrono::minutes time_of_day_ = std::chrono::hours(12);
  std::string boot_ = "one start";
  bool synchronised_ = false;
  TemporaryFolder folder_;
  history::Database database_ = std::move(*history::Database::open(folder_ / "history.db"));
  std::int64_t ada_ = history::add_person(database_, "Ada", kToday)->id;
  ProgrammeList programmes_ = one_of_each_kind();
};

TEST_F(StartOrders, CR_22_vibration_near_bed_comes_with_its_warning) {
  programmes_[kClassic].phases[2].technique = Technique::vibration;  // most of the work
  auto order = start(kClassic);
  ASSERT_TRUE(order) << order.error().text();
  EXPECT_FALSE(order->bedtime_in);
  time_of_day_ = std::chrono::hours(23);  // and to bed at midnight
  order = start(kClassic);
  ASSERT_TRUE(order) << order.error().text();
  EXPECT_EQ(order->bedtime_in, std::chrono::minutes(60));
}

TEST_F(StartOrders, CR_32_CR_40_acupressure_in_a_classic_course_is_refused_with_the_cure) {
  in_a_course_of(CourseKind::classic);
  EXPECT_TRUE(start(kClassic));
  const auto other = start(kAcupressure);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().refusal(), v1::REFUSAL_NOT_TODAY);
  EXPECT_EQ(other.error().rule(), "CR-40");
  EXPECT_EQ(other.error().against(), v1::AGAINST_OTHER_COURSE);
  EXPECT_NE(other.error().text().find("give it up"), std::string::npos);
}

TEST_F(StartOrders, CR_40_a_classic_massage_in_an_acupressure_course_is_refused) {
  in_a_course_of(CourseKind::acupressure);
  EXPECT_TRUE(start(kAcupressure));
  const auto other = start(kClassic);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().rule(), "CR-40");
}

TEST_F(StartOrders, CR_40_the_first_massage_begins_a_course_of_its_kind) {
  for (const std::uint8_t programme : {kClassic, kAcupressure}) {
    const auto order = start(programme);
    ASSERT_TRUE(order && order->new_course);
    EXPECT_EQ(order->new_course->kind,
              programme == kClassic ? CourseKind::classic : CourseKind::acupressure);
  }
}

TEST_F(StartOrders, CR_40_what_would_be_refused_at_the_start_is_not_offered) {
  in_a_course_of(CourseKind::classic);
  v1::CareRequest request;
  request.mutable_list_programmes()->set_person("Ada");
  CareRoom now = room();
  const v1::CareAnswer offered = answer_care(request, now);
  ASSERT_EQ(offered.programmes().programmes_size(), 3);
  EXPECT_FALSE(offered.programmes().programmes(kClassic).refused());
  EXPECT_EQ(offered.programmes().programmes(kAcupressure).refused_rule(), "CR-40");
  EXPECT_FALSE(offered.programmes().programmes(kAcupressure).refused_text().empty());
  EXPECT_EQ(offered.programmes().programmes(kAcupressure).against(), v1::AGAINST_OTHER_COURSE);
  EXPECT_TRUE(offered.programmes().programmes(kBench).refused());
  EXPECT_FALSE(offered.programmes().programmes(kBench).refused_text().empty());
}

TEST_F(StartOrders, a_technicians_programme_is_nobodys_by_name) {
  for (const bool simulated : {false, true}) {
    const auto order = start(kBench, simulated);
    ASSERT_FALSE(order) << simulated;
    EXPECT_EQ(order.error().refusal(), v1::REFUSAL_UNKNOWN_PROGRAMME);
    EXPECT_NE(order.error().text().find("Choose another programme"), std::string::npos);
  }
  EXPECT_TRUE(start(kBench, true, ""));
  EXPECT_FALSE(start(kBench, false, "")) << "somebody may sit there";
}

TEST_F(StartOrders, CR_01_a_clock_that_has_gone_back_is_refused_with_the_cure) {
  ASSERT_TRUE(start(kClassic));
  ASSERT_TRUE(history::note_time(database_, kNoon_ms));
  unix_ms_ = kNoon_ms - 3'600'000;
  const auto order = start(kClassic);
  ASSERT_FALSE(order);
  EXPECT_EQ(order.error().refusal(), v1::REFUSAL_NOT_TODAY);
  EXPECT_EQ(order.error().rule(), "CR-01");
  EXPECT_EQ(order.error().against(), v1::AGAINST_CLOCK);
  EXPECT_NE(order.error().text().find("set the clock"), std::string::npos);
}

TEST_F(StartOrders, CR_01_yesterdays_intake_is_none_of_today) {
  database_.sql().exec("UPDATE intake SET day = day - 1");
  const auto order = start(kClassic);
  ASSERT_FALSE(order);
  EXPECT_EQ(order.error().refusal(), v1::REFUSAL_NO_INTAKE);
  EXPECT_EQ(order.error().rule(), "CR-01");
}

TEST_F(StartOrders, CR_01_an_intake_from_before_the_board_started_anew_waits_for_the_time) {
  boot_ = "another";
  const auto order = start(kClassic);
  ASSERT_FALSE(order);
  EXPECT_EQ(order.error().refusal(), v1::REFUSAL_NO_INTAKE);
  EXPECT_EQ(order.error().rule(), "CR-01");
  EXPECT_EQ(order.error().against(), v1::AGAINST_CLOCK);
  EXPECT_NE(order.error().text().find("again"), std::string::npos);
  synchronised_ = true;
  EXPECT_TRUE(start(kClassic)) << "it was today, and now the board knows";
}

TEST_F(StartOrders, CR_01_starts_that_have_no_name_are_not_one_start) {
  boot_.clear();
  is_asked();
  EXPECT_FALSE(start(kClassic));
  boot_ = "two starts";
  is_asked();
  EXPECT_TRUE(start(kClassic));
}

TEST_F(StartOrders, CR_01_an_intake_that_is_given_after_the_start_needs_no_network) {
  boot_ = "another";
  v1::CareRequest request;
  request.mutable_submit_intake()->set_person("Ada");
  request.mutable_submit_intake()->set_version(care::kIntakeVersion);
  for (const care::QuestionRow& asked : care::question_table()) {
    if (asked.kind == care::AnswerKind::day) continue;
    request.mutable_submit_intake()->add_answers()->set_code(std::string(asked.code));
  }
  CareRoom now = room();
  ASSERT_EQ(answer_care(request, now).refusal(), v1::CARE_REFUSAL_NONE);
  EXPECT_TRUE(start(kClassic));
}

TEST_F(StartOrders, CR_01_an_intake_of_a_restored_backup_is_none_of_today) {
  database_.sql().exec("UPDATE intake SET restored = 1");
  const auto order = start(kClassic);
  ASSERT_FALSE(order);
  EXPECT_EQ(order.error().refusal(), v1::REFUSAL_NO_INTAKE);
}

TEST_F(StartOrders, what_was_had_in_the_last_16_hours_goes_with_the_order) {
  const auto had = [this](std::int64_t began_ms, double rollers) {
    auto writer = history::SessionWriter::begin(
        database_, {.person = ada_, .programme = "classic", .day = kToday, .began_ms = began_ms});
    const std::vector<history::KeptDose> zones{{Region::lumbar, Side::left, rollers, 3.0}};
    ASSERT_TRUE(writer->dose(zones));
  };
  had(kNoon_ms - 17 * 3'600'000LL, 500.0);
  had(kNoon_ms - 15 * 3'600'000LL, 70.0);
  const auto order = start(kClassic);
  ASSERT_TRUE(order && order->request.prescribed);
  const GivenDose& loin = order->request.prescribed->had[index({Region::lumbar, Side::left})];
  EXPECT_EQ(loin.rollers, NewtonSecond(70.0));
  EXPECT_EQ(loin.jets, KilopascalSecond(3.0));
}

TEST_F(StartOrders, CR_03_the_condition_that_is_shown_is_the_one_whose_caps_hold) {
  const auto unsaid = start(kClassic);
  ASSERT_TRUE(unsaid);
  EXPECT_EQ(unsaid->request.condition, Condition::healthy);  // as in the intake
  v1::Start said;
  said.set_person("Ada");
  said.set_condition(v1::CONDITION_PROTRUSION);
  CareRoom now = room();
  const auto gentler = order_start(
      said, {.kind = RequestKind::start, .condition = Condition::protrusion}, false, now);
  ASSERT_TRUE(gentler);
  EXPECT_EQ(gentler->request.condition, Condition::protrusion);
}

TEST_F(StartOrders, CR_40_what_could_not_be_written_down_does_not_start) {
  database_.sql().exec("PRAGMA query_only = ON");  // as on a disk that is full
  const auto order = start(kClassic);
  ASSERT_FALSE(order);
  EXPECT_EQ(order.error().refusal(), v1::REFUSAL_NO_HISTORY);
}

TEST_F(StartOrders, of_the_demonstration_person_may_be_of_any_kind) {
  EXPECT_TRUE(start(kClassic, true, ""));
  EXPECT_TRUE(start(kAcupressure, true, ""));
}

}  // namespace
}  // namespace knead::daemon
