// What a session does when somebody says that it hurts, or a sign says so for them (CR-15).
#include "control/session/session.hpp"

#include <gtest/gtest.h>

#include "tests/support/session_scene.hpp"

namespace knead::session {
namespace {

using test::Scene;

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
