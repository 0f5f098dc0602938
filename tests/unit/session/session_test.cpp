// Long because each test tells one story of the whole state machine, with one bed for all.
#include "control/session/session.hpp"

#include <gtest/gtest.h>

#include "control/care/prescribed_envelope.hpp"
#include "tests/support/session_scene.hpp"

namespace knead::session {
namespace {

using test::Scene;

TEST(Session, runs_from_start_through_every_phase_to_rest_and_its_end) {
  Scene s;
  ASSERT_EQ(s.start(), Refusal::none);
  s.run(3s);
  std::size_t phases_seen = 0;
  while (s.session.state() == SessionState::massage) {
    phases_seen = std::max(phases_seen, s.session.phase_index());
    s.cycle({}, 10ms);
  }
  EXPECT_EQ(phases_seen, 4U) << "four of the programme, and palpation";
  EXPECT_EQ(s.session.state(), SessionState::rest);
  s.run(10min + 1s, 10ms);
  EXPECT_EQ(s.session.state(), SessionState::ended);
  EXPECT_EQ(s.session.outcome(), Outcome::completed);
  EXPECT_NEAR(seconds(s.session.massage_elapsed()), 15.0 * 60.0, 0.1);
}

TEST(Session, CR_19_no_phase_that_ends_late_makes_the_massage_longer_than_is_prescribed) {
  Scene s;
  Envelope prescribed = care::envelope_for(Condition::healthy);
  prescribed.massage_time = 10min;
  ASSERT_EQ(s.ask(Request{.kind = RequestKind::start, .prescribed = prescribed, .minutes = 15.0}),
            Refusal::none);
  s.run(3s);
  constexpr Duration kLateCycle = 7s;  // every phase ends so much late at the most
  bool told = false;
  while (s.session.state() == SessionState::massage) {
    s.cycle({}, kLateCycle);
    for (const ReasonEvent& event : s.events) {
      told = told || (event.reason == Reason::time_shortened && rule_of(event) == Rule::cr19);
    }
  }
  EXPECT_EQ(s.session.state(), SessionState::rest);
  EXPECT_LT(s.session.massage_elapsed(), prescribed.massage_time + kLateCycle);
  EXPECT_TRUE(told) << "with the rule";
}

TEST(Session, refuses_with_the_reason_that_holds) {
  Scene s;
  EXPECT_EQ(s.ask(RequestKind::stop), Refusal::nothing_running);
  EXPECT_EQ(s.ask(RequestKind::resume), Refusal::nothing_running);
  EXPECT_EQ(s.ask(Request{.kind = RequestKind::start, .programme = 9}), Refusal::unknown_programme);
  EXPECT_EQ(s.start(2.0), Refusal::too_short);
  EXPECT_EQ(s.start(-1.0), Refusal::out_of_range);
  EXPECT_EQ(s.ask(Request{.kind = RequestKind::ceiling, .ceiling = Newton(200.0)}),
            Refusal::out_of_range);
  s.seated = false;
  EXPECT_EQ(s.start(), Refusal::not_seated);
  s.seated = true;
  s.reach_massage();
  EXPECT_EQ(s.start(), Refusal::already_running);
  EXPECT_EQ(s.ask(RequestKind::resume), Refusal::not_paused);
}

TEST(Session, a_start_that_the_gate_does_not_follow_is_refused_and_leaves_idle) {
  Scene s;
  s.gate.permission = Permission::tripped;
  s.gate.cause = Reason::estop_pressed;
  s.gate_follows = false;
  EXPECT_EQ(s.start(), Refusal::fault_not_cleared);
  EXPECT_FALSE(s.session.wants_power());
}

TEST(Session, a_trip_pauses_and_only_a_persons_resume_goes_on_where_it_was) {
  Scene s;
  s.reach_massage();
  s.run(5min, 10ms);
  const std::size_t phase = s.session.phase_index();
  const Duration elapsed = s.session.phase_elapsed();
  s.trip(Reason::force_stale);
  EXPECT_EQ(s.session.state(), SessionState::paused);
  s.clear_trip();
  s.run(60s, 10ms);
  EXPECT_EQ(s.session.state(), SessionState::paused) << "resumed by itself";
  EXPECT_EQ(s.ask(RequestKind::resume), Refusal::none);
  s.run(2s);
  EXPECT_EQ(s.session.state(), SessionState::massage);
  EXPECT_EQ(s.session.phase_index(), phase);
  EXPECT_GE(s.session.phase_elapsed(), elapsed);
  EXPECT_LT(s.session.phase_elapsed(), elapsed + 3s);
}

TEST(Session, CR_01_a_pause_ends_when_another_may_have_sat_down) {
  Scene s;
  s.reach_massage();
  ASSERT_EQ(s.ask(RequestKind::pause), Refusal::none);
  s.seated = s.leaning = false;
  s.run(9s);
  s.seated = s.leaning = true;
  s.run(9s);
  EXPECT_EQ(s.session.state(), SessionState::paused) << "stretched";
  s.seated = s.leaning = false;
  s.run(10s);
  EXPECT_EQ(s.session.state(), SessionState::ended);
  EXPECT_EQ(s.session.outcome(), Outcome::stopped_by_person);
  s.seated = s.leaning = true;
  EXPECT_EQ(s.ask(RequestKind::resume), Refusal::nothing_running)
      << "what was prescribed for one must not press another";
}

TEST(Session, a_pause_ends_after_half_an_hour_although_somebody_sits_there) {
  Scene s;
  s.reach_massage();
  ASSERT_EQ(s.ask(RequestKind::pause), Refusal::none);
  s.run(30min - 1s, 10ms);
  EXPECT_EQ(s.session.state(), SessionState::paused);
  s.run(1s, 10ms);
  EXPECT_EQ(s.session.state(), SessionState::ended);
  EXPECT_EQ(s.ask(RequestKind::resume), Refusal::nothing_running);
}

TEST(Session, CR_07_after_every_pause_the_spine_is_found_anew) {
  Scene s;
  s.reach_massage();
  s.trip(Reason::estop_pressed);
  s.clear_trip();
  s.scan_found = false;
  ASSERT_EQ(s.ask(RequestKind::resume), Refusal::none);
  s.run(3s);
  EXPECT_EQ(s.session.state(), SessionState::body_scan);
  s.scan_found = true;
  s.run(1s);
  EXPECT_EQ(s.session.state(), SessionState::massage);
}

TEST(Session, a_back_that_leaves_the_mat_pauses_within_350_ms_with_the_seat_still_taken) {
  Scene s;
  s.reach_massage();
  s.leaning = false;
  s.run(250ms);
  EXPECT_EQ(s.session.state(), SessionState::massage) << "for a moment only";
  s.leaning = true;
  s.run(250ms);
  s.leaning = false;
  s.run(290ms);
  EXPECT_EQ(s.session.state(), SessionState::massage);
  s.run(60ms);
  EXPECT_EQ(s.session.state(), SessionState::paused);
  EXPECT_FALSE(s.session.wants_power());
  EXPECT_EQ(s.ask(RequestKind::resume), Refusal::not_seated);
  s.leaning = true;
  EXPECT_EQ(s.ask(RequestKind::resume), Refusal::none);
}

TEST(Session, a_back_that_leaves_the_mat_while_the_rollers_feel_for_it_pauses) {
  Scene s;
  s.scan_found = false;
  s.sweeping = true;
  ASSERT_EQ(s.start(), Refusal::none);
  s.run(3s);
  ASSERT_EQ(s.session.state(), SessionState::body_scan);
  s.leaning = false;
  s.run(350ms);
  EXPECT_EQ(s.session.state(), SessionState::paused);
}

TEST(Session, CR_15_first_pain_pauses_second_ends) {
  Scene s;
  s.reach_massage();
  EXPECT_EQ(s.ask(RequestKind::pain), Refusal::none);
  EXPECT_EQ(s.session.state(), SessionState::paused);
  EXPECT_EQ(s.session.sore_points().at(Side::left, Millimetre(300.0)).force_factor, 0.0);
  ASSERT_EQ(s.ask(RequestKind::resume), Refusal::none);
  s.run(2s);
  s.pain_button = true;
  s.cycle();
  EXPECT_EQ(s.session.state(), SessionState::ended);
  EXPECT_EQ(s.session.outcome(), Outcome::ended_by_pain);
}

TEST(Session, CR_15_discomfort_lets_go_and_goes_on_lower_on_the_persons_word_alone) {
  Scene s;
  s.reach_massage();
  double given = s.session.lowering().factor();
  for (int times = 1; times <= 6; ++times) {
    EXPECT_EQ(s.ask(RequestKind::discomfort), Refusal::none);
    EXPECT_EQ(s.session.state(), SessionState::paused);
    EXPECT_FALSE(s.session.wants_power());
    s.run(2min, 10ms);
    EXPECT_EQ(s.session.state(), SessionState::paused) << "went on by itself";
    ASSERT_EQ(s.ask(RequestKind::resume), Refusal::none);
    s.run(2s);
    ASSERT_EQ(s.session.state(), SessionState::massage);
    EXPECT_LT(s.session.lowering().factor(), given);
    given = s.session.lowering().factor();
  }
}

TEST(Session, CR_15_jets_that_were_open_when_pain_was_said_are_left_out_for_the_session) {
  Scene s;
  s.reach_massage();
  s.spraying[4] = true;
  s.run(1s);
  s.spraying[4] = false;
  s.spraying[1] = true;
  s.run(4s);
  ASSERT_EQ(s.ask(RequestKind::pause), Refusal::none);
  s.spraying[1] = false;
  s.run(10s);
  EXPECT_EQ(s.ask(RequestKind::pain), Refusal::none);
  for (std::size_t i = 0; i < kMaxJets; ++i) {
    EXPECT_EQ(s.session.sore_jets().left_out(i), i == 1) << i;
  }
}

TEST(Session, CR_15_jets_that_a_pulse_or_a_sweep_has_just_shut_are_left_out_with_the_open_ones) {
  Scene s;
  s.reach_massage();
  s.spraying[4] = true;
  s.run(500ms);
  s.spraying[4] = false;
  s.spraying[1] = true;
  s.run(500ms);
  ASSERT_EQ(s.ask(RequestKind::pause), Refusal::none);
  s.spraying[1] = false;
  s.run(10s);
  EXPECT_EQ(s.ask(RequestKind::pain), Refusal::none);
  for (std::size_t i = 0; i < kMaxJets; ++i) {
    EXPECT_EQ(s.session.sore_jets().left_out(i), i == 1 || i == 4) << i;
  }
}

TEST(Session, CR_15_pain_long_after_the_jets_have_shut_is_not_theirs) {
  Scene s;
  s.reach_massage();
  s.spraying[1] = true;
  s.run(1s);
  s.spraying[1] = false;
  s.run(4s);
  EXPECT_EQ(s.ask(RequestKind::pain), Refusal::none);
  for (std::size_t i = 0; i < kMaxJets; ++i) EXPECT_FALSE(s.session.sore_jets().left_out(i)) << i;
}

TEST(Session, CR_15_severe_pain_ends_at_once) {
  Scene s;
  s.reach_massage();
  EXPECT_EQ(s.ask(RequestKind::severe_pain), Refusal::none);
  EXPECT_EQ(s.session.state(), SessionState::ended);
  EXPECT_EQ(s.session.outcome(), Outcome::ended_by_pain);
}

TEST(Session, CR_15_a_sign_lowers_and_stays_lower) {
  Scene s;
  s.reach_massage();
  s.distress = DistressLevel::ease;
  s.cycle();
  const double lowered = s.session.lowering().factor();
  EXPECT_LT(lowered, 1.0);
  s.distress = DistressLevel::none;
  s.run(2min, 10ms);
  EXPECT_EQ(s.session.lowering().factor(), lowered);
  EXPECT_EQ(s.session.state(), SessionState::massage);
}

TEST(Session, CR_15_distress_that_pauses_twice_ends) {
  Scene s;
  s.reach_massage();
  s.distress = DistressLevel::pause;
  s.cycle();
  EXPECT_EQ(s.session.state(), SessionState::paused);
  s.distress = DistressLevel::none;
  ASSERT_EQ(s.ask(RequestKind::resume), Refusal::none);
  s.run(2s);
  s.distress = DistressLevel::pause;
  s.cycle();
  EXPECT_EQ(s.session.outcome(), Outcome::ended_by_distress);
}

TEST(Session, CR_19_stop_works_in_every_state) {
  for (const Duration when : {Duration(1ms), Duration(100ms), Duration(400ms), Duration(1300ms),
                              Duration(5s), Duration(15min + 4s)}) {
    for (const bool by_button : {false, true}) {
      Scene s;
      Request start{.id = 77, .kind = RequestKind::start, .condition = Condition::healthy};
      s.cycle(std::span(&start, 1));
      s.run(when, when > 1min ? Duration(10ms) : Duration(1ms));
      if (by_button) {
        s.stop_button = true;
        s.cycle();
      } else {
        EXPECT_EQ(s.ask(RequestKind::stop), Refusal::none);
      }
      EXPECT_EQ(s.session.state(), SessionState::ended) << milliseconds(when) << " ms";
      EXPECT_FALSE(s.session.wants_power());
    }
  }
}

TEST(Session, a_go_overtaken_by_a_stop_is_answered) {
  Scene s;
  Request start{.id = 5, .kind = RequestKind::start, .condition = Condition::healthy};
  s.cycle(std::span(&start, 1));
  s.stop_button = true;
  s.cycle();
  ASSERT_EQ(s.answers.size(), 1U);
  EXPECT_EQ(s.answers[0].id, 5U);
  EXPECT_FALSE(s.answers[0].accepted());
}

TEST(Session, a_scan_that_stays_unsure_refuses_to_begin) {
  Scene s;
  s.scan_found = false;
  ASSERT_EQ(s.start(), Refusal::none);
  s.run(16s, 10ms);
  EXPECT_EQ(s.session.state(), SessionState::ended);
  EXPECT_EQ(s.session.outcome(), Outcome::refused);
}

TEST(Session, a_refused_scan_says_what_the_person_can_do) {
  for (const ScanDoubt doubt : {ScanDoubt::empty, ScanDoubt::not_leaning, ScanDoubt::off_centre,
                                ScanDoubt::unclear, ScanDoubt::moving}) {
    Scene s;
    s.scan_found = false;
    s.scan_doubt = doubt;
    ASSERT_EQ(s.start(), Refusal::none);
    bool said = false;
    while (s.session.state() != SessionState::ended && s.now < TimePoint(60s)) {
      s.cycle({}, 10ms);
      for (const ReasonEvent& event : s.events) said = said || event.reason == reason_for(doubt);
    }
    EXPECT_TRUE(said) << name(doubt);
  }
}

TEST(Session, waits_for_the_rollers_longer_than_for_the_mat_but_not_for_ever) {
  Scene s;
  s.scan_found = false;
  s.sweeping = true;
  ASSERT_EQ(s.start(), Refusal::none);
  s.run(60s, 10ms);
  EXPECT_EQ(s.session.state(), SessionState::body_scan);
  s.run(20s, 10ms);
  EXPECT_EQ(s.session.outcome(), Outcome::refused);
}

TEST(Session, refuses_at_once_when_mat_and_rollers_cannot_be_brought_together) {
  Scene s;
  s.scan_found = false;
  s.scan_doubt = ScanDoubt::unclear;
  ASSERT_EQ(s.start(), Refusal::none);
  while (s.session.state() != SessionState::body_scan) s.cycle({}, 10ms);
  s.swept = true;
  s.run(100ms, 10ms);
  EXPECT_EQ(s.session.outcome(), Outcome::refused);
}

TEST(Session, CR_15_the_pain_button_counts_while_paused_too_and_marks_what_was_touched_last) {
  Scene s;
  s.reach_massage();
  ASSERT_EQ(s.ask(RequestKind::pause), Refusal::none);
  s.touching = false;
  s.run(1s);
  s.pain_button = true;
  s.cycle();
  EXPECT_EQ(s.session.state(), SessionState::paused);
  EXPECT_EQ(s.session.sore_points().at(Side::right, Millimetre(300.0)).force_factor, 0.0);
  s.run(1s);
  EXPECT_EQ(s.session.state(), SessionState::paused) << "one press counted twice";
  s.pain_button = false;
  s.cycle();
  s.pain_button = true;
  s.cycle();
  EXPECT_EQ(s.session.outcome(), Outcome::ended_by_pain);
}

TEST(Session, an_ending_is_not_undone_by_the_gates_refusal_of_a_resume_before_it) {
  Scene s;
  s.reach_massage();
  s.trip(Reason::estop_pressed);
  s.gate_follows = false;
  Request resume{.id = 8, .kind = RequestKind::resume};
  s.cycle(std::span(&resume, 1));
  s.cycle();
  s.cycle();
  Request severe{.id = 9, .kind = RequestKind::severe_pain};
  s.cycle(std::span(&severe, 1));
  EXPECT_EQ(s.session.state(), SessionState::ended);
  s.run(5s);
  EXPECT_EQ(s.session.state(), SessionState::ended);
  EXPECT_EQ(s.session.outcome(), Outcome::ended_by_pain);
}

TEST(Session, a_go_in_the_cycle_of_a_pause_cannot_pass_by_the_gates_check) {
  Scene s;
  s.reach_massage();
  const Request both[] = {{.id = 1, .kind = RequestKind::pause},
                          {.id = 2, .kind = RequestKind::resume}};
  s.cycle(both);
  ASSERT_EQ(s.answers.size(), 2U);
  EXPECT_EQ(s.answers[1].refusal, Refusal::not_released);
  EXPECT_EQ(s.session.state(), SessionState::paused);
}

TEST(Session, CR_07_a_seat_mat_that_cannot_be_read_pauses_and_refuses_a_start) {
  Scene s;
  s.reach_massage();
  s.seat_mat_readable = false;
  s.cycle();
  EXPECT_EQ(s.session.state(), SessionState::paused);
  Scene t;
  t.seat_mat_readable = false;
  EXPECT_EQ(t.start(), Refusal::fault_not_cleared);
}

TEST(Session, CR_15_a_sign_when_nothing_is_left_to_take_pauses) {
  Scene s;
  s.reach_massage();
  for (int i = 0; i < 20 && s.session.state() == SessionState::massage; ++i) {
    s.distress = DistressLevel::ease;
    s.cycle();
    s.distress = DistressLevel::none;
    s.run(4s, 10ms);
  }
  EXPECT_EQ(s.session.state(), SessionState::paused);
}

TEST(Session, CR_15_pain_said_in_the_rest_ends_it) {
  Scene s;
  s.reach_massage();
  while (s.session.state() == SessionState::massage) s.cycle({}, 10ms);
  ASSERT_EQ(s.session.state(), SessionState::rest);
  EXPECT_EQ(s.ask(RequestKind::pain), Refusal::none);
  EXPECT_EQ(s.session.outcome(), Outcome::ended_by_pain);
}

}  // namespace
}  // namespace knead::session
