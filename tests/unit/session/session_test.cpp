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

}  // namespace
}  // namespace knead::session
