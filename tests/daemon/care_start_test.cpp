// A start over the socket, for somebody: refused with rule and cure, or handed to the cycle with
// what is prescribed, and its session written down. The test plays the cycle.
#include "daemon/care/demo_person.hpp"
#include "daemon/history/demo_name.hpp"
#include "daemon/history/people.hpp"
#include "daemon/history/session_reader.hpp"
#include "tests/daemon/running_care.hpp"

namespace knead::daemon {
namespace {

class CareStart : public RunningCare {
 protected:
  explicit CareStart(bool simulated = false, ServerSettings settings = {})
      : RunningCare(simulated, settings) {}

  v1::Answer refused(const v1::Request& request) {
    const Result<v1::Answer> answer = client.ask(request, kGenerous);
    EXPECT_TRUE(answer.has_value()) << answer.error().message();
    EXPECT_FALSE(answer->accepted());
    EXPECT_FALSE(answer->text().empty());
    Asked none;
    EXPECT_FALSE(running.handover.requests.pop(none)) << "the cycle hears nothing of it";
    return *answer;
  }

  /// Starts for somebody, and answers as the cycle would.
  Asked accept(const std::string& person, v1::Condition condition = v1::CONDITION_UNSPECIFIED) {
    v1::Request request = start_for(person);
    request.mutable_start()->set_condition(condition);
    EXPECT_TRUE(client.send_request(request).has_value());
    const auto asked = running.take_request();
    EXPECT_TRUE(asked.has_value());
    running.handover.answers.push({.id = asked->request.id, .refusal = Refusal::none});
    EXPECT_TRUE(next_answer().accepted());
    return *asked;
  }

  v1::Answer next_answer() {
    while (true) {
      const auto message = client.next(kGenerous);
      EXPECT_TRUE(message.has_value() && message->has_value());
      if (!message || !*message || (*message)->has_answer()) return (*message)->answer();
    }
  }

  /// What the cycle says at that second of a session.
  void show(SessionState state, double at_s, Outcome outcome = Outcome::none) {
    running.handover.snapshot.write([&](Snapshot& s) {
      s = Snapshot{};
      s.cycle.cycles = ++cycles_;
      s.at = TimePoint(from_seconds(at_s));
      s.state = state;
      s.outcome = outcome;
      s.phase_name = short_name("warm-up");
      s.technique = Technique::stroking;
      s.session_elapsed = from_seconds(at_s);
      s.rollers[0].force = Newton(8.0);
      s.rollers[0].in_contact = true;
    });
    // Two looks: the second comes after the first has read this.
    running.on_server([](Server&) {});
    const TimePoint until = monotonic_now() + kGenerous;
    while (running.on_server([](Server& s) { return s.latest().cycle.cycles; }) < cycles_ &&
           monotonic_now() < until) {
      std::this_thread::yield();
    }
  }

  /// Of the only person, read by the keeper after all that was handed to it before.
  v1::History history_of(const std::string& person) {
    v1::CareRequest request;
    request.mutable_show_history()->set_person(person);
    return ask(request).history();
  }

  std::uint64_t cycles_ = 0;
};

class DemoStart : public CareStart {
 protected:
  DemoStart() : CareStart(true) {}
};

TEST_F(CareStart, without_todays_intake_is_refused_with_rule_and_cure_CR_01) {
  add("Ada");
  v1::Answer answer = refused(start_for("Ada"));
  EXPECT_EQ(answer.refusal(), v1::REFUSAL_NO_INTAKE);
  EXPECT_EQ(answer.rule(), "CR-01");
  EXPECT_NE(answer.text().find("kneadctl intake"), std::string::npos);
  ask(well("Ada"));
  ++clock.day;
  EXPECT_EQ(refused(start_for("Ada")).refusal(), v1::REFUSAL_NO_INTAKE) << "yesterday's";
}

TEST_F(CareStart, for_nobody_or_somebody_unknown_is_refused) {
  EXPECT_EQ(refused(start_for("")).refusal(), v1::REFUSAL_NO_PERSON);
  EXPECT_EQ(refused(start_for("")).rule(), "CR-01");
  EXPECT_EQ(refused(start_for("Nobody")).refusal(), v1::REFUSAL_NO_PERSON);
  EXPECT_EQ(refused(start_for(history::kDemoPerson)).refusal(), v1::REFUSAL_NO_PERSON)
      << "people sit in this chair";
}

TEST_F(CareStart, against_an_answer_of_today_is_refused_with_the_rule_CR_02) {
  add("Ada");
  ask(well("Ada", {{"fever", 1}}));
  const v1::Answer answer = refused(start_for("Ada"));
  EXPECT_EQ(answer.refusal(), v1::REFUSAL_NOT_TODAY);
  EXPECT_EQ(answer.rule(), "CR-02");
  EXPECT_EQ(answer.against(), v1::AGAINST_ANSWER);
  EXPECT_EQ(answer.question(), "fever");
}

TEST_F(CareStart, carries_what_is_prescribed_to_the_cycle) {
  add("Ada");
  ask(well("Ada", {{"skin", 1}, {"skin_zones", 1}, {"comfort_ceiling", 20}}));
  const Asked asked = accept("Ada");
  ASSERT_TRUE(asked.request.prescribed.has_value());
  EXPECT_TRUE(asked.request.prescribed->zones[0].left_out());
  EXPECT_FALSE(asked.request.prescribed->zones[1].left_out());
  EXPECT_EQ(asked.request.prescribed->comfort_ceiling, Newton(20.0));
  EXPECT_EQ(asked.request.prescribed->massage_time, Duration(10min)) << "CR-19";
}

TEST_F(CareStart, a_condition_said_at_start_can_only_make_it_gentler) {
  add("Ada");
  ask(well("Ada", {{"diagnosis", 3}, {"hernia_zones", 1 << 4}}));
  v1::Request request = start_for("Ada");
  const auto force_with = [&](v1::Condition condition) {
    request.mutable_start()->set_condition(condition);
    EXPECT_TRUE(client.send_request(request).has_value());
    const auto asked = running.take_request();
    EXPECT_TRUE(asked && asked->request.prescribed);
    running.handover.answers.push({.id = asked->request.id, .refusal = Refusal::not_seated});
    EXPECT_FALSE(next_answer().accepted());
    return asked->request.prescribed->zones[2].force;
  };
  const Newton by_intake = force_with(v1::CONDITION_UNSPECIFIED);
  EXPECT_EQ(force_with(v1::CONDITION_HEALTHY), by_intake);
  EXPECT_LT(force_with(v1::CONDITION_EXTRUSION), by_intake);
}

TEST_F(CareStart, the_session_is_in_the_history_from_its_start_on) {
  add("Ada");
  ask(well("Ada"));
  accept("Ada");
  EXPECT_EQ(history_of("Ada").sessions_size(), 1);
  EXPECT_TRUE(history_of("Ada").sessions(0).running());
  show(SessionState::self_test, 1.0);
  show(SessionState::massage, 2.0);
  running.handover.events.push(ReasonEvent{.at = TimePoint(2500ms), .reason = Reason::flinch});
  show(SessionState::massage, 3.5);
  show(SessionState::massage, 5.0);
  const v1::KeptSession so_far = history_of("Ada").sessions(0);
  EXPECT_EQ(so_far.outcome(), v1::OUTCOME_UNSPECIFIED);
  EXPECT_GE(so_far.massage_s(), 2.0) << "what was before the last second is there";
  v1::CareRequest forget;
  forget.mutable_forget_person()->set_person("Ada");
  EXPECT_EQ(ask(forget).refusal(), v1::CARE_REFUSAL_NOT_NOW) << "she sits there";
  show(SessionState::ended, 6.0, Outcome::stopped_by_person);
  const v1::KeptSession ended = history_of("Ada").sessions(0);
  EXPECT_EQ(ended.outcome(), v1::OUTCOME_STOPPED_BY_PERSON);
  EXPECT_FALSE(ended.running());
  EXPECT_EQ(ended.signs(), 1U);
  EXPECT_EQ(ended.force_peak_n(), 8.0);
  v1::CareRequest detail;
  detail.mutable_show_session()->set_session_id(ended.id());
  const v1::SessionDetail kept = ask(detail).session();
  ASSERT_EQ(kept.phases_size(), 2);
  EXPECT_EQ(kept.phases(0).name(), "self_test");
  EXPECT_EQ(kept.phases(1).name(), "warm-up");
  EXPECT_EQ(kept.events_total(), 1U);
  EXPECT_EQ(kept.events(0).code(), "flinch");
  EXPECT_EQ(kept.events(0).kind(), v1::REASON_KIND_BODY_SIGNAL);
  EXPECT_GT(kept.trace_size(), 1);
  EXPECT_EQ(ask(forget).refusal(), v1::CARE_REFUSAL_NONE);
}

TEST_F(CareStart, the_first_begins_a_course_which_spaces_the_next_CR_12_CR_40) {
  add("Ada");
  ask(well("Ada"));
  accept("Ada");
  show(SessionState::massage, 2.0);
  show(SessionState::ended, 30.0, Outcome::stopped_by_person);
  accept("Ada");  // the first minute is not yet the day's massage
  show(SessionState::massage, 40.0);
  show(SessionState::ended, 140.0, Outcome::completed);
  v1::Answer answer = refused(start_for("Ada"));
  EXPECT_EQ(answer.refusal(), v1::REFUSAL_NOT_TODAY);
  EXPECT_EQ(answer.rule(), "CR-40");
  EXPECT_EQ(answer.possible_from_day(), 20'001);
  ++clock.day;
  ask(well("Ada"));
  EXPECT_EQ(accept("Ada").request.prescribed->massage_time, Duration(12min)) << "the second";
}

TEST_F(CareStart, a_course_break_refuses_with_its_date_CR_40) {
  add("Ada");
  {
    auto database = history::Database::open(folder / "history.db");
    database->sql().exec(
        "INSERT INTO course (id, person_id, kind, planned, began_day, given_up_day) "
        "VALUES (1, 1, 'classic', 10, 19990, 19999)");
    database->sql().exec(
        "INSERT INTO session (person_id, course_id, programme, day, began_ms, massage_s) "
        "VALUES (1, 1, 'classic', 19995, 1, 600)");
  }
  ask(well("Ada"));
  const v1::Answer answer = refused(start_for("Ada"));
  EXPECT_EQ(answer.refusal(), v1::REFUSAL_NOT_TODAY);
  EXPECT_EQ(answer.rule(), "CR-40");
  EXPECT_EQ(answer.possible_from_day(), 20'020) << "21 days after it was given up";
}

TEST_F(CareStart, one_that_the_cycle_refuses_leaves_no_session_and_no_course) {
  add("Ada");
  ask(well("Ada"));
  ASSERT_TRUE(client.send_request(start_for("Ada")).has_value());
  const auto asked = running.take_request();
  running.handover.answers.push({.id = asked->request.id, .refusal = Refusal::not_seated});
  EXPECT_EQ(next_answer().refusal(), v1::REFUSAL_NOT_SEATED);
  EXPECT_EQ(history_of("Ada").sessions_size(), 0);
  v1::CareRequest plan;
  plan.mutable_show_plan()->set_person("Ada");
  EXPECT_FALSE(ask(plan).plan().has_course());
}

TEST_F(DemoStart, a_simulated_chair_starts_for_its_demonstration_person_again_and_again) {
  for (int session = 1; session <= 2; ++session) {
    const Asked asked = accept("", v1::CONDITION_HEALTHY);
    ASSERT_TRUE(asked.request.prescribed.has_value());
    EXPECT_GT(asked.request.prescribed->massage_time, Duration(10min)) << "in mid-course";
    show(SessionState::massage, 10.0 * session);
    show(SessionState::ended, 10.0 * session + 1.0, Outcome::completed);
    EXPECT_EQ(history_of(history::kDemoPerson).total(), static_cast<std::uint64_t>(session));
  }
}

TEST_F(CareStart, an_intake_of_who_is_massaged_ends_the_session_and_of_another_does_not_CR_01) {
  add("Ada");
  add("Berta");
  ask(well("Ada"));
  accept("Ada");
  show(SessionState::massage, 2.0);
  show(SessionState::paused, 3.0);
  ask(well("Berta"));
  Asked none;
  EXPECT_FALSE(running.handover.requests.pop(none));
  ask(well("Ada", {{"skin", 1}, {"skin_zones", 1}}));
  const auto asked = running.take_request();
  ASSERT_TRUE(asked.has_value());
  EXPECT_EQ(asked->request.kind, RequestKind::stop);
  show(SessionState::ended, 4.0, Outcome::stopped_by_person);
  history_of("Ada");
  ask(well("Ada"));
  EXPECT_FALSE(running.handover.requests.pop(none)) << "nothing runs any more";
}

TEST_F(CareStart, an_intake_that_overtakes_the_cycles_answer_to_a_start_stops_it_too_CR_01) {
  add("Ada");
  ask(well("Ada"));
  ASSERT_TRUE(client.send_request(start_for("Ada")).has_value());
  const auto start = running.take_request();
  ASSERT_TRUE(start.has_value());
  client::Client other = running.connect();
  ASSERT_TRUE(other.ask(well("Ada", {{"skin", 1}, {"skin_zones", 1}}), kGenerous).has_value());
  const auto asked = running.take_request();
  ASSERT_TRUE(asked.has_value());
  EXPECT_EQ(asked->request.kind, RequestKind::stop);
}

/// kneadctl's way: into the file, beside the server.
void beside_the_server(const std::filesystem::path& file, const char* sql) {
  auto database = history::Database::open(file, history::Check::none);
  ASSERT_TRUE(database) << database.error().message();
  database->sql().exec(sql);
}

TEST_F(CareStart, CR_01_an_intake_that_is_kept_beside_the_server_ends_the_session_too) {
  add("Ada");
  ask(well("Ada"));
  accept("Ada");
  show(SessionState::massage, 2.0);
  history_of("Ada");
  Asked none;
  EXPECT_FALSE(running.handover.requests.pop(none)) << "nothing has changed";
  beside_the_server(folder / "history.db",
                    "INSERT INTO intake (person_id, day, version) VALUES (1, 20000, 1)");
  show(SessionState::massage, 4.0);
  const auto asked = running.take_request();
  ASSERT_TRUE(asked.has_value());
  EXPECT_EQ(asked->request.kind, RequestKind::stop);
}

TEST_F(CareStart, who_is_forgotten_beside_the_server_is_not_massaged_on) {
  add("Ada");
  ask(well("Ada"));
  accept("Ada");
  show(SessionState::massage, 2.0);
  history_of("Ada");
  beside_the_server(folder / "history.db", "DELETE FROM person WHERE id = 1");
  show(SessionState::massage, 4.0);
  const auto asked = running.take_request();
  ASSERT_TRUE(asked.has_value());
  EXPECT_EQ(asked->request.kind, RequestKind::stop);
}

TEST_F(CareStart, nobody_whose_start_is_at_the_cycle_is_forgotten) {
  add("Ada");
  ask(well("Ada"));
  ASSERT_TRUE(client.send_request(start_for("Ada")).has_value());
  ASSERT_TRUE(running.take_request().has_value());
  client::Client other = running.connect();
  v1::CareRequest forget;
  forget.mutable_forget_person()->set_person("Ada");
  const auto answer = other.ask(forget, kGenerous);
  ASSERT_TRUE(answer.has_value()) << answer.error().message();
  EXPECT_EQ(answer->refusal(), v1::CARE_REFUSAL_NOT_NOW);
}

class HastyCareStart : public CareStart {
 protected:
  HastyCareStart() : CareStart(false, hasty_settings()) {}
};

TEST_F(HastyCareStart, a_session_that_begins_when_its_asker_waits_no_more_is_written_down_too) {
  add("Ada");
  ask(well("Ada"));
  ASSERT_TRUE(client.send_request(start_for("Ada")).has_value());
  const auto asked = running.take_request();
  ASSERT_TRUE(asked.has_value());
  EXPECT_EQ(next_answer().refusal(), v1::REFUSAL_NO_ANSWER);
  running.handover.answers.push({.id = asked->request.id, .refusal = Refusal::none});
  show(SessionState::self_test, 1.0);
  show(SessionState::massage, 3.0);
  EXPECT_EQ(history_of("Ada").sessions_size(), 1);
  ask(well("Ada", {{"skin", 1}, {"skin_zones", 1}}));
  const auto stop = running.take_request();
  ASSERT_TRUE(stop.has_value()) << "whose session it is is known";
  EXPECT_EQ(stop->request.kind, RequestKind::stop);
}

TEST_F(CareStart, CR_01_a_clock_that_has_gone_back_starts_nothing_and_keeps_no_intake) {
  add("Ada");
  ask(well("Ada"));
  clock.minute = 11 * 60;
  const v1::Answer answer = refused(start_for("Ada"));
  EXPECT_EQ(answer.refusal(), v1::REFUSAL_NOT_TODAY);
  EXPECT_EQ(answer.rule(), "CR-01");
  EXPECT_NE(answer.text().find("set the clock"), std::string::npos);
  EXPECT_EQ(ask(well("Ada")).refusal(), v1::CARE_REFUSAL_NOT_NOW);
  clock.minute = 12 * 60;
  accept("Ada");
}

}  // namespace
}  // namespace knead::daemon
