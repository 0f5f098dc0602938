// Parked palpation in a whole session: what the person says in the middle of it, and what becomes
// of the round.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/running_chair.hpp"

namespace knead {
namespace {

ProgrammeList short_warm_up() {
  ProgrammeList list = test::only_classic();
  list[0].phases[0].min_minutes = 0.25;
  return list;
}

class Palpated : public testing::Test {
 protected:
  Palpated() { chair_.person().set_spontaneous(false); }

  [[nodiscard]] const Snapshot& snapshot() const { return chair_.snapshot(); }
  [[nodiscard]] bool palpating() const {
    return snapshot().state == SessionState::massage && view(snapshot().phase_name) == "palpation";
  }
  [[nodiscard]] int known() const {
    int count = 0;
    for (const auto& side : snapshot().stiffness.sites) {
      count += static_cast<int>(std::ranges::count_if(side, &StiffnessSite::known));
    }
    return count;
  }
  [[nodiscard]] double strongest_n() {
    const sim::Truth& truth = chair_.person().truth();
    return std::max(truth.force[0], truth.force[1]).value();
  }
  template <class Done>
  [[nodiscard]] bool run_until(Duration limit, Done&& done) {
    for (Duration t{}; t < limit && !done(); t += kCyclePeriod) chair_.run(kCyclePeriod);
    return done();
  }
  /// Three of eight stations are felt, the fourth is under the rollers.
  void feel_three_stations() {
    chair_.run(1s);
    chair_.ask(RequestKind::start);
    ASSERT_TRUE(run_until(120s, [this] { return known() >= 6; }));
    chair_.run(3s);
    ASSERT_TRUE(palpating());
    ASSERT_GT(strongest_n(), 3.0);
  }
  [[nodiscard]] bool said(Reason reason) const {
    return std::ranges::any_of(snapshot().recent,
                               [reason](const ReasonEvent& e) { return e.reason == reason; });
  }

  test::RunningChair chair_{short_warm_up()};
};

TEST_F(Palpated, pain_lets_go_within_250_ms_and_a_resume_goes_on_where_it_was) {
  feel_three_stations();
  const StiffnessMap before = snapshot().stiffness;
  chair_.person().press_hand({.pain = true});
  chair_.run(250ms);
  EXPECT_LT(strongest_n(), 5.0);
  EXPECT_EQ(snapshot().state, SessionState::paused);

  chair_.person().press_hand({});
  chair_.run(2s);
  EXPECT_LT(strongest_n(), 1.0) << "it came back";
  chair_.ask(RequestKind::resume);
  ASSERT_TRUE(run_until(60s, [this] { return palpating(); }));
  EXPECT_EQ(known(), 6) << "what was felt stays felt";
  ASSERT_TRUE(run_until(70s, [this] { return !palpating(); }));
  EXPECT_EQ(snapshot().state, SessionState::massage);
  EXPECT_TRUE(said(Reason::palpation_done));
  EXPECT_GE(known(), 12) << "only the place of the pain is left out";
  for (Side side : kBothSides) {
    for (std::size_t station = 0; station < StiffnessMap::kStations; ++station) {
      if (!before.at(side, station).known) continue;
      EXPECT_EQ(snapshot().stiffness.at(side, station).value, before.at(side, station).value)
          << "a place was felt again";
    }
  }
}

TEST_F(Palpated, ease_is_less_at_once_and_for_the_rest_of_the_round) {
  feel_three_stations();
  chair_.ask(RequestKind::ease);
  chair_.run(500ms);
  double highest = 0.0;
  ASSERT_TRUE(run_until(70s, [&] {
    highest = std::max(highest, strongest_n());
    return !palpating();
  }));
  EXPECT_LT(highest, 15.0) << "0.75 of the warm-up's ceiling";
  EXPECT_EQ(known(), 16);
}

TEST_F(Palpated, a_cough_in_the_middle_stays_near_the_ceiling_and_the_place_is_felt_again) {
  feel_three_stations();
  chair_.person().cough();
  double highest = 0.0;
  ASSERT_TRUE(run_until(70s, [&] {
    highest = std::max(highest, strongest_n());
    return !palpating();
  }));
  EXPECT_LT(highest, 20.0 + 15.0);
  EXPECT_EQ(known(), 16);
}

TEST_F(Palpated, the_massage_after_it_begins_without_a_jump) {
  feel_three_stations();
  ASSERT_TRUE(run_until(70s, [this] { return !palpating(); }));
  double before = strongest_n();
  for (int ms = 0; ms < 5000; ++ms) {
    chair_.run(kCyclePeriod);
    const double now = strongest_n();
    ASSERT_LT(now - before, 1.0) << ms << " ms after the round";
    before = now;
  }
  EXPECT_GT(before, 3.0) << "it massages";
}

}  // namespace
}  // namespace knead
