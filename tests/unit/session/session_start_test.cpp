// What refuses a start: the request, the gate, or a scan that stays unsure.
#include "control/session/session.hpp"

#include <gtest/gtest.h>

#include "tests/support/session_scene.hpp"

namespace knead::session {
namespace {

using test::Scene;

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

}  // namespace
}  // namespace knead::session
