// What pauses a session, what a pause waits for, and when it ends.
#include "control/session/session.hpp"

#include <gtest/gtest.h>

#include "tests/support/session_scene.hpp"

namespace knead::session {
namespace {

using test::Scene;

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

}  // namespace
}  // namespace knead::session
