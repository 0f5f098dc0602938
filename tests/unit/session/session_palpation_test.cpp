// Palpation as a step of the session: when it comes, how it ends, what the session makes of it.
#include <gtest/gtest.h>

#include "tests/support/session_scene.hpp"

namespace knead::session {
namespace {

struct Felt : test::Scene {
  void reach_palpation() {
    reach_massage();
    for (int i = 0; i < 400 && !palpating(); ++i) cycle({}, 1s);
    ASSERT_TRUE(palpating());
  }
  [[nodiscard]] bool palpating() const {
    return session.state() == SessionState::massage && session.phase()->palpation;
  }
  [[nodiscard]] int said(Reason reason) const {
    int count = 0;
    for (const ReasonEvent& event : events) count += event.reason == reason ? 1 : 0;
    return count;
  }
};

TEST(SessionPalpation, CR_10_begins_when_the_warm_up_has_run_its_time_and_says_so) {
  Felt s;
  s.reach_massage();
  s.run(178s, 1s);
  EXPECT_FALSE(s.palpating());
  int started = 0;
  for (int i = 0; i < 10 && !s.palpating(); ++i) {
    s.cycle({}, 1s);
    started += s.said(Reason::palpation_started);
  }
  EXPECT_TRUE(s.palpating());
  EXPECT_EQ(started, 1);
}

TEST(SessionPalpation, what_it_does_not_need_goes_to_the_next_phase_and_the_session_stays_as_long) {
  Felt s;
  s.reach_palpation();
  s.run(40s, 10ms);
  const Duration next = s.session.plan().phases[2].length;
  s.palpation_done = true;
  s.cycle();
  EXPECT_EQ(s.said(Reason::palpation_done), 1);
  EXPECT_FALSE(s.palpating());
  EXPECT_NEAR(seconds(s.session.plan().phases[2].length - next), 20.0, 1.1);
  while (s.session.state() == SessionState::massage) s.cycle({}, 10ms);
  EXPECT_NEAR(seconds(s.session.massage_elapsed()), 15.0 * 60.0, 1.1);
}

TEST(SessionPalpation, its_time_is_its_longest) {
  Felt s;
  s.reach_palpation();
  s.run(61s, 10ms);
  EXPECT_EQ(s.session.state(), SessionState::massage);
  EXPECT_FALSE(s.palpating());
}

TEST(SessionPalpation, a_pause_goes_on_with_it_and_does_not_begin_it_again) {
  Felt s;
  s.reach_palpation();
  s.run(20s, 10ms);
  const Duration elapsed = s.session.phase_elapsed();
  ASSERT_EQ(s.ask(RequestKind::pause), Refusal::none);
  s.run(2s);
  ASSERT_EQ(s.ask(RequestKind::resume), Refusal::none);
  bool begun_again = false;
  for (int ms = 0; ms < 2000; ++ms) {
    s.cycle();
    begun_again = begun_again || s.said(Reason::palpation_started) > 0;
    if (s.session.phase_begins()) {
      EXPECT_GE(s.session.phase_elapsed(), elapsed);
    }
  }
  EXPECT_TRUE(s.palpating());
  EXPECT_FALSE(begun_again);
}

TEST(SessionPalpation, a_stiff_place_is_told_once_and_gets_time_and_no_force) {
  Felt s;
  for (std::size_t station = 0; station < 4; ++station) {
    for (auto& side : s.stiffness.sites) {
      side[station] = {.known = true,
                       .along = Millimetre(200.0 + 60.0 * static_cast<double>(station)),
                       .value = NewtonPerMillimetre(4.0)};
    }
  }
  s.stiffness.sites[index(Side::right)][3].value = NewtonPerMillimetre(7.0);
  s.reach_palpation();
  s.palpation_done = true;
  s.cycle();
  s.palpation_done = false;
  int told = 0;
  for (const double along : {250.0, 380.0, 250.0, 380.0}) {
    s.carriage = Millimetre(along);
    for (int cycle = 0; cycle < 20; ++cycle) {
      s.cycle();
      for (const ReasonEvent& event : s.events) {
        if (event.reason != Reason::stiff_place_slower) continue;
        ++told;
        EXPECT_EQ(event.channel, Channel::roller_right);
        EXPECT_EQ(event.value, 7.0);
        EXPECT_EQ(event.limit, 4.0);
      }
    }
  }
  EXPECT_EQ(s.session.sore_points().at(Side::right, Millimetre(380.0)).force_factor, 1.0);
  EXPECT_EQ(s.session.lowering().factor(), 1.0);
  EXPECT_GT(s.session.stiff_places().at(Side::right, Millimetre(380.0)).dwell_factor, 1.0);
  EXPECT_EQ(told, 1);
}

}  // namespace
}  // namespace knead::session
