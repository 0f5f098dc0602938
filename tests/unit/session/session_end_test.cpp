// What ends a session at once, and that nothing undoes it.
#include "control/session/session.hpp"

#include <gtest/gtest.h>

#include "tests/support/session_scene.hpp"

namespace knead::session {
namespace {

using test::Scene;

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

}  // namespace
}  // namespace knead::session
