// Each message of care.proto over a real socket, as a display says it and as nobody should.
#include <limits>
#include <map>

#include "daemon/history/intakes.hpp"
#include "daemon/history/people.hpp"
#include "daemon/history/session_writer.hpp"
#include "tests/daemon/running_care.hpp"

namespace knead::daemon {
namespace {

using Care = RunningCare;

v1::CareRequest show_history(const std::string& person, std::uint32_t skip = 0) {
  v1::CareRequest request;
  request.mutable_show_history()->set_person(person);
  request.mutable_show_history()->set_skip(skip);
  return request;
}

TEST_F(Care, people_are_added_listed_and_forgotten) {
  ASSERT_EQ(add("Ada").refusal(), v1::CARE_REFUSAL_NONE);
  ASSERT_EQ(add("Berta").refusal(), v1::CARE_REFUSAL_NONE);
  EXPECT_EQ(add("ADA").refusal(), v1::CARE_REFUSAL_EXISTS) << "upper and lower case are the same";
  v1::CareRequest list;
  list.mutable_list_people();
  v1::CareAnswer people = ask(list);
  ASSERT_EQ(people.people().people_size(), 2);
  EXPECT_EQ(people.people().people(0).name(), "Ada");
  EXPECT_EQ(people.people().people(0).added_day(), 20'000);
  EXPECT_FALSE(people.people().people(0).intake_today());
  v1::CareRequest forget;
  forget.mutable_forget_person()->set_person("Ada");
  ASSERT_EQ(ask(forget).refusal(), v1::CARE_REFUSAL_NONE);
  EXPECT_EQ(ask(list).people().people_size(), 1);
  EXPECT_EQ(ask(forget).refusal(), v1::CARE_REFUSAL_NOT_FOUND);
}

TEST_F(Care, names_that_cannot_be_are_refused) {
  EXPECT_EQ(add("").refusal(), v1::CARE_REFUSAL_OUT_OF_RANGE);
  EXPECT_EQ(add(std::string(65, 'a')).refusal(), v1::CARE_REFUSAL_OUT_OF_RANGE);
  EXPECT_EQ(add(std::string(3000, 'a')).refusal(), v1::CARE_REFUSAL_OUT_OF_RANGE);
  EXPECT_EQ(add("two\nlines").refusal(), v1::CARE_REFUSAL_OUT_OF_RANGE);
  EXPECT_EQ(add("'; DROP TABLE person; --").refusal(), v1::CARE_REFUSAL_NONE);
  EXPECT_EQ(add("Ada").refusal(), v1::CARE_REFUSAL_NONE);
}

TEST_F(Care, more_people_than_an_answer_holds_come_in_pages) {
  {
    auto database = history::Database::open(folder / "history.db");
    database->sql().exec(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) "
        "INSERT INTO person (name, added_day) SELECT printf('%064d', i), 20000 FROM n");
  }
  v1::CareRequest list;
  list.mutable_list_people();
  int seen = 0;
  for (bool more = true; more;) {
    const v1::CareAnswer page = ask(list);
    ASSERT_GT(page.people().people_size(), 0);
    seen += page.people().people_size();
    more = page.people().more();
    list.mutable_list_people()->set_after(
        page.people().people(page.people().people_size() - 1).name());
  }
  EXPECT_EQ(seen, 400);
  list.mutable_list_people()->set_after("nobody");
  EXPECT_EQ(ask(list).refusal(), v1::CARE_REFUSAL_NOT_FOUND);
}

TEST_F(Care, every_question_comes_with_its_words_its_range_and_its_rule_CR_01) {
  v1::CareRequest request;
  request.mutable_ask_questions();
  const v1::CareAnswer answer = ask(request);
  const v1::Questions& questions = answer.questions();
  EXPECT_EQ(questions.version(), static_cast<std::uint32_t>(care::kIntakeVersion));
  ASSERT_EQ(questions.questions_size(), static_cast<int>(care::kQuestions));
  for (const v1::Question& question : questions.questions()) {
    EXPECT_FALSE(question.text().empty()) << question.code();
    EXPECT_LT(question.least(), question.most()) << question.code();
    const auto& rules = answer.rules();
    EXPECT_TRUE(std::any_of(rules.begin(), rules.end(), [&](const v1::Rule& r) {
      return r.id() == question.rule();
    })) << question.code();
    EXPECT_FALSE(question.has_last_answer());
  }
  EXPECT_NE(questions.last_line().find("not a medical device"), std::string::npos);
}

TEST_F(Care, standing_answers_are_offered_again_and_those_of_the_day_are_not) {
  add("Ada");
  ASSERT_EQ(ask(well("Ada", {{"diagnosis", 1}, {"pain", 4}})).refusal(), v1::CARE_REFUSAL_NONE);
  v1::CareRequest request;
  request.mutable_ask_questions()->set_person("Ada");
  const v1::CareAnswer answer = ask(request);
  for (const v1::Question& question : answer.questions().questions()) {
    EXPECT_EQ(question.has_last_answer(),
              question.asked() == v1::ASKED_STANDING && question.kind() != v1::ANSWER_KIND_DAY)
        << question.code();
    if (question.code() == "diagnosis") {
      EXPECT_EQ(question.last_answer(), 1);
    }
  }
}

TEST_F(Care, an_intake_is_answered_with_what_may_be_given_and_which_rule_lowers_it) {
  add("Ada");
  const v1::CareAnswer answer = ask(well("Ada", {{"scar_zones", 1 << 4}}));
  const v1::Prescription& today = answer.prescription();
  ASSERT_TRUE(today.allowed());
  ASSERT_EQ(today.zones_size(), 8);
  EXPECT_EQ(today.zones(4).region(), v1::REGION_LUMBAR);
  EXPECT_EQ(today.zones(4).side(), v1::SIDE_LEFT);
  EXPECT_LT(today.zones(4).force_n().value(), today.zones(5).force_n().value());
  EXPECT_EQ(today.massage_time_s().value(), 600.0) << "CR-19: the first of a course is short";
  EXPECT_EQ(today.massage_time_s().rule(), "CR-19");
  EXPECT_EQ(today.course_session(), 1U);
  EXPECT_GT(answer.rules_size(), 0);
  v1::CareRequest again;
  again.mutable_show_prescription()->set_person("Ada");
  EXPECT_EQ(ask(again).prescription().SerializeAsString(), today.SerializeAsString());
}

TEST_F(Care, what_speaks_against_a_massage_is_named_with_answer_rule_and_day) {
  add("Ada");
  const v1::CareAnswer fever = ask(well("Ada", {{"fever", 1}}));
  ASSERT_FALSE(fever.prescription().allowed());
  EXPECT_EQ(fever.prescription().objections(0).question(), "fever");
  EXPECT_EQ(fever.prescription().objections(0).rule(), "CR-02");
  EXPECT_FALSE(fever.prescription().objections(0).text().empty());
  v1::CareRequest surgery = well("Ada", {{"surgery", 1}});
  v1::IntakeAnswer& day = *surgery.mutable_submit_intake()->add_answers();
  day.set_code("surgery_day");
  day.set_number(19'995);
  const v1::CareAnswer healing = ask(surgery);
  ASSERT_FALSE(healing.prescription().allowed());
  EXPECT_EQ(healing.prescription().objections(0).rule(), "CR-06");
  EXPECT_EQ(healing.prescription().objections(0).possible_from_day(), 20'009);
}

TEST_F(Care, an_intake_with_a_mistake_is_not_kept_at_all) {
  add("Ada");
  const auto refused_with = [this](const std::string& code, std::int32_t number) {
    v1::CareRequest request;
    request.mutable_submit_intake()->set_person("Ada");
    request.mutable_submit_intake()->set_version(care::kIntakeVersion);
    v1::IntakeAnswer& answer = *request.mutable_submit_intake()->add_answers();
    answer.set_code(code);
    answer.set_number(number);
    return ask(request).refusal();
  };
  EXPECT_EQ(refused_with("fever", 2), v1::CARE_REFUSAL_OUT_OF_RANGE);
  EXPECT_EQ(refused_with("fever", -1), v1::CARE_REFUSAL_OUT_OF_RANGE);
  EXPECT_EQ(refused_with("pain", std::numeric_limits<std::int32_t>::max()),
            v1::CARE_REFUSAL_OUT_OF_RANGE);
  EXPECT_EQ(refused_with("favourite_colour", 1), v1::CARE_REFUSAL_OUT_OF_RANGE);
  v1::CareRequest twice = well("Ada");
  *twice.mutable_submit_intake()->add_answers() = twice.submit_intake().answers(0);
  EXPECT_EQ(ask(twice).refusal(), v1::CARE_REFUSAL_OUT_OF_RANGE);
  v1::CareRequest old = well("Ada");
  old.mutable_submit_intake()->set_version(0);
  EXPECT_EQ(ask(old).refusal(), v1::CARE_REFUSAL_OTHER_VERSION);
  EXPECT_EQ(ask(well("Nobody")).refusal(), v1::CARE_REFUSAL_NOT_FOUND);
  v1::CareRequest list;
  list.mutable_list_people();
  EXPECT_FALSE(ask(list).people().people(0).intake_today());
}

class BenchCare : public RunningCare {
 protected:
  BenchCare() : RunningCare(false, {}, classic_and_bench()) {}

  static ProgrammeList classic_and_bench() {
    ProgrammeList list = test::only_classic();
    list.push(test::classic());
    (list.end() - 1)->name = short_name("bench");
    (list.end() - 1)->method = Method::technician;
    return list;
  }
};

TEST_F(BenchCare, a_programme_of_the_bench_says_that_it_is_the_technicians) {
  v1::CareRequest list;
  list.mutable_list_programmes();
  const v1::CareAnswer all = ask(list);
  ASSERT_EQ(all.programmes().programmes_size(), 2);
  EXPECT_FALSE(all.programmes().programmes(0).technicians());
  EXPECT_TRUE(all.programmes().programmes(1).technicians());
}

TEST_F(Care, a_sign_of_an_emergency_is_marked_in_question_and_objection_CR_02) {
  add("Ada");
  v1::CareRequest questions;
  questions.mutable_ask_questions();
  const v1::CareAnswer asked = ask(questions);
  const auto signs = std::ranges::count_if(asked.questions().questions(),
                                           [](const v1::Question& q) { return q.emergency(); });
  EXPECT_EQ(signs, 3);
  const v1::CareAnswer told = ask(well("Ada", {{"bladder_bowel", 1}, {"fever", 1}}));
  ASSERT_EQ(told.prescription().objections_size(), 2);
  EXPECT_TRUE(told.prescription().objections(0).emergency());
  EXPECT_NE(told.prescription().objections(0).text().find("doctor at once"), std::string::npos);
  EXPECT_FALSE(told.prescription().objections(1).emergency());
}

TEST_F(Care, programmes_say_how_long_and_how_strong_for_this_person_today) {
  add("Ada");
  v1::CareRequest list;
  list.mutable_list_programmes();
  const v1::CareAnswer anybody = ask(list);
  ASSERT_EQ(anybody.programmes().programmes_size(), 1);
  EXPECT_FALSE(anybody.programmes().programmes(0).about().empty());
  EXPECT_EQ(anybody.programmes().programmes(0).rule(), "CR-30");
  EXPECT_GE(anybody.programmes().programmes(0).checklist_size(), 5) << "CR-21";
  EXPECT_EQ(anybody.programmes().programmes(0).timeline_size(), 0) << "only of a named one";
  list.mutable_list_programmes()->set_person("Ada");
  const v1::ProgrammeOffer unasked = ask(list).programmes().programmes(0);
  EXPECT_TRUE(unasked.refused());
  EXPECT_EQ(unasked.refused_rule(), "CR-01");
  ask(well("Ada", {{"comfort_ceiling", 12}}));
  list.mutable_list_programmes()->set_programme("classic");
  const v1::ProgrammeOffer offer = ask(list).programmes().programmes(0);
  EXPECT_FALSE(offer.refused()) << offer.refused_text();
  EXPECT_EQ(offer.minutes(), 10.0) << "CR-19";
  EXPECT_EQ(offer.force_n(), 12.0) << "CR-08";
  ASSERT_GE(offer.timeline_size(), 4);
  double end = 0.0;
  for (const v1::OfferedPhase& phase : offer.timeline()) {
    EXPECT_NEAR(phase.start_s(), end, 1e-6);
    EXPECT_LE(phase.force_n(), 12.0);
    end = phase.start_s() + phase.length_s();
  }
  EXPECT_NEAR(end, 600.0, 1e-6);
  list.mutable_list_programmes()->set_programme("turbo");
  EXPECT_EQ(ask(list).refusal(), v1::CARE_REFUSAL_NOT_FOUND);
}

TEST_F(Care, CR_03_a_phase_is_offered_only_where_its_technique_may_be_done) {
  add("Ada");
  constexpr int kProtrusion = 3;
  const std::uint32_t lumbar = 1U << index(Zone{Region::lumbar, Side::left}) |
                               1U << index(Zone{Region::lumbar, Side::right});
  ask(well("Ada", {{"diagnosis", kProtrusion}, {"hernia_zones", lumbar}}));
  v1::CareRequest list;
  list.mutable_list_programmes()->set_person("Ada");
  list.mutable_list_programmes()->set_programme("classic");
  int pressed = 0;
  const v1::ProgrammeOffer offer = ask(list).programmes().programmes(0);
  for (const v1::OfferedPhase& phase : offer.timeline()) {
    if (phase.technique() != v1::TECHNIQUE_PRESSING) continue;
    ++pressed;
    EXPECT_GT(phase.regions_size(), 0);
    for (const int region : phase.regions()) EXPECT_NE(region, v1::REGION_LUMBAR) << "CR-03";
  }
  EXPECT_GT(pressed, 0);
}

TEST_F(Care, a_course_is_begun_shown_and_given_up_CR_40) {
  add("Ada");
  v1::CareRequest begin;
  begin.mutable_begin_course()->set_person("Ada");
  EXPECT_EQ(ask(begin).refusal(), v1::CARE_REFUSAL_OUT_OF_RANGE) << "no kind";
  begin.mutable_begin_course()->set_kind(v1::COURSE_KIND_ACUPRESSURE);
  begin.mutable_begin_course()->set_sessions(std::numeric_limits<std::uint32_t>::max());
  EXPECT_EQ(ask(begin).refusal(), v1::CARE_REFUSAL_OUT_OF_RANGE);
  begin.mutable_begin_course()->set_sessions(6);
  const v1::CareAnswer begun = ask(begin);
  EXPECT_EQ(begun.plan().course().planned(), 6U);
  EXPECT_EQ(begun.plan().next_day(), 20'000);
  EXPECT_EQ(begun.plan().force_share(), 0.6) << "CR-12";
  EXPECT_GT(begun.plan().reminders_size(), 0) << "CR-42";
  EXPECT_GT(begun.plan().tips_size(), 0) << "CR-44";
  EXPECT_EQ(ask(begin).refusal(), v1::CARE_REFUSAL_NOT_NOW) << "one runs";
  v1::CareRequest give_up;
  give_up.mutable_give_up_course()->set_person("Ada");
  EXPECT_TRUE(ask(give_up).plan().course().over());
  EXPECT_EQ(ask(give_up).refusal(), v1::CARE_REFUSAL_NOT_FOUND);
}

TEST_F(Care, a_long_history_comes_in_pages_and_a_long_session_in_few_points) {
  {
    auto database = history::Database::open(folder / "history.db");
    const auto person = history::add_person(*database, "Ada", clock.today());
    SQLite::Transaction all(database->sql());
    database->sql().exec(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
        "INSERT INTO session (person_id, programme, day, began_ms) "
        "SELECT 1, 'classic', 15000 + i, i FROM n");
    database->sql().exec(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
        "INSERT INTO trace SELECT 7, i * 1000, i, 5, 20, 0 FROM n");
    database->sql().exec(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
        "INSERT INTO event (session_id, number, at_ms, reason, channel, value, limit_value, "
        "lasted_ms) SELECT 7, i, i, 'ceiling', 'roller_left', 1e9, 1e-9, 1000000 FROM n");
    all.commit();
  }
  v1::CareAnswer page = ask(show_history("Ada"));
  EXPECT_EQ(page.history().total(), 5000U);
  ASSERT_EQ(page.history().sessions_size(), 100);
  EXPECT_EQ(page.history().sessions(99).id(), 5000);
  EXPECT_EQ(page.history().sessions(0).outcome(), v1::OUTCOME_UNSPECIFIED) << "end not known";
  page = ask(show_history("Ada", 4950));
  ASSERT_EQ(page.history().sessions_size(), 50);
  EXPECT_EQ(page.history().sessions(0).id(), 1);
  EXPECT_EQ(ask(show_history("Ada", 6000)).history().sessions_size(), 0);
  EXPECT_EQ(ask(show_history("Ada", std::numeric_limits<std::uint32_t>::max())).refusal(),
            v1::CARE_REFUSAL_OUT_OF_RANGE);
  EXPECT_EQ(ask(show_history("Nobody")).refusal(), v1::CARE_REFUSAL_NOT_FOUND);

  v1::CareRequest show;
  show.mutable_show_session()->set_session_id(7);
  v1::CareAnswer detail = ask(show);
  EXPECT_EQ(detail.session().events_size(), 50);
  EXPECT_EQ(detail.session().events_total(), 20'000U);
  EXPECT_LE(detail.session().trace_size(), 240);
  EXPECT_EQ(detail.session().trace(detail.session().trace_size() - 1).force_left_n(), 20'000.0F)
      << "the strongest is not lost";
  show.mutable_show_session()->set_skip_events(std::numeric_limits<std::uint32_t>::max());
  EXPECT_EQ(ask(show).session().events_size(), 0);
  show.mutable_show_session()->set_session_id(-1);
  EXPECT_EQ(ask(show).refusal(), v1::CARE_REFUSAL_NOT_FOUND);
}

TEST_F(Care, a_session_is_rated_from_0_to_10) {
  auto database = history::Database::open(folder / "history.db");
  const auto person = history::add_person(*database, "Ada", clock.today());
  const auto session = history::SessionWriter::begin(
      *database, {.person = person->id, .programme = "classic", .day = clock.today()});
  v1::CareRequest rate;
  rate.mutable_rate_session()->set_session_id(session->id());
  rate.mutable_rate_session()->set_comfort(8);
  EXPECT_EQ(ask(rate).refusal(), v1::CARE_REFUSAL_NONE);
  EXPECT_EQ(ask(show_history("Ada")).history().sessions(0).comfort(), 8U);
  rate.mutable_rate_session()->set_comfort(11);
  EXPECT_EQ(ask(rate).refusal(), v1::CARE_REFUSAL_OUT_OF_RANGE);
  rate.mutable_rate_session()->set_comfort(std::numeric_limits<std::uint32_t>::max());
  EXPECT_EQ(ask(rate).refusal(), v1::CARE_REFUSAL_OUT_OF_RANGE);
  rate.mutable_rate_session()->set_session_id(99);
  rate.mutable_rate_session()->set_comfort(1);
  EXPECT_EQ(ask(rate).refusal(), v1::CARE_REFUSAL_NOT_FOUND);
}

TEST_F(Care, a_request_of_no_kind_is_not_understood_and_the_conversation_goes_on) {
  EXPECT_EQ(ask({}).refusal(), v1::CARE_REFUSAL_NOT_UNDERSTOOD);
  EXPECT_EQ(add("Ada").refusal(), v1::CARE_REFUSAL_NONE);
}

TEST(CareWithoutHouse, is_refused_with_words) {
  RunningServer running;
  client::Client client = running.connect();
  v1::CareRequest request;
  request.mutable_list_people();
  const Result<v1::CareAnswer> answer = client.ask(request, kGenerous);
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->refusal(), v1::CARE_REFUSAL_NO_HISTORY);
  EXPECT_FALSE(answer->text().empty());
}

}  // namespace
}  // namespace knead::daemon
