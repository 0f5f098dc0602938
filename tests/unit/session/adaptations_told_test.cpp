// What the session changes on its way is told with its reason, and with the care rule behind it.
#include <gtest/gtest.h>

#include <vector>

#include "control/care/prescribed_envelope.hpp"
#include "tests/support/session_scene.hpp"

namespace knead::session {
namespace {

using test::Scene;

/// Every event of a length of time.
std::vector<ReasonEvent> heard(Scene& s, Duration length, Duration dt = 10ms) {
  std::vector<ReasonEvent> all;
  for (const TimePoint end = s.now + length; s.now < end;) {
    s.cycle({}, dt);
    for (const ReasonEvent& event : s.events) all.push_back(event);
  }
  return all;
}

const ReasonEvent* find(const std::vector<ReasonEvent>& events, Reason reason) {
  for (const ReasonEvent& event : events) {
    if (event.reason == reason) return &event;
  }
  return nullptr;
}

/// The start's own events come in the cycle in which it is asked.
std::vector<ReasonEvent> start(Scene& s, const Envelope& prescribed, double minutes) {
  Request request{.id = 1, .kind = RequestKind::start, .minutes = minutes};
  request.prescribed = prescribed;
  s.cycle(std::span(&request, 1));
  std::vector<ReasonEvent> all(s.events.data(), s.events.data() + s.events.size());
  for (const ReasonEvent& event : heard(s, 3s, 1ms)) all.push_back(event);
  return all;
}

TEST(AdaptationsTold, CR_13_another_order_in_the_second_round) {
  Scene s;
  s.programmes[0].rounds = 2;
  static_cast<void>(start(s, care::envelope_for(Condition::healthy), 15.0));
  const std::vector<ReasonEvent> events = heard(s, 12min);
  const ReasonEvent* told = find(events, Reason::order_changed);
  ASSERT_NE(told, nullptr);
  EXPECT_EQ(told->value, 2.0) << "the second round";
  EXPECT_EQ(rule_of(*told), Rule::cr13);
}

TEST(AdaptationsTold, CR_13_one_round_has_no_other_order) {
  Scene s;
  static_cast<void>(start(s, care::envelope_for(Condition::healthy), 15.0));
  EXPECT_EQ(find(heard(s, 15min), Reason::order_changed), nullptr);
}

TEST(AdaptationsTold, CR_17_time_that_moves_to_linked_regions_and_how_much_of_it) {
  Scene s;
  Programme& programme = s.programmes[0];
  programme.moves_to_linked = Fraction(0.25);
  programme.phases[1].regions.clear();
  programme.phases[1].regions.push(Region::sacral);
  Envelope envelope = care::envelope_for(Condition::healthy);
  envelope.affected[index(Region::lumbar)] = true;
  const std::vector<ReasonEvent> events = start(s, envelope, 15.0);
  const ReasonEvent* told = find(events, Reason::time_moved_to_linked);
  ASSERT_NE(told, nullptr);
  // A quarter of the kneading's 60 % of the nine minutes that palpation leaves to the work.
  EXPECT_NEAR(told->value, 9.0 * 0.6 * 0.25, 0.01);
  EXPECT_EQ(rule_of(*told), Rule::cr17);
}

TEST(AdaptationsTold, CR_14_a_place_that_hurt_first_lighter_and_then_left_out) {
  Scene s;
  s.reach_massage();
  for (const Reason expected : {Reason::painful_point_lighter, Reason::painful_point_left_out}) {
    s.distress = DistressLevel::ease;
    const std::vector<ReasonEvent> events = heard(s, 10ms);
    const ReasonEvent* told = find(events, expected);
    ASSERT_NE(told, nullptr) << name(expected);
    EXPECT_EQ(rule_of(*told), Rule::cr14);
    s.distress = DistressLevel::none;
    s.run(4s, 10ms);
  }
}

TEST(AdaptationsTold, CR_15_signs_discomfort_and_pain) {
  Scene s;
  s.reach_massage();
  s.distress = DistressLevel::ease;
  const std::vector<ReasonEvent> signs = heard(s, 10ms);
  const ReasonEvent* sign = find(signs, Reason::distress_ease);
  ASSERT_NE(sign, nullptr);
  EXPECT_EQ(rule_of(*sign), Rule::cr15);
  for (const auto& [asked, expected] : {std::pair{RequestKind::discomfort, Reason::wish_discomfort},
                                        std::pair{RequestKind::pain, Reason::wish_pain}}) {
    const Request request{.id = 9, .kind = asked};
    s.cycle(std::span(&request, 1));
    ASSERT_EQ(s.events.size(), 1U);
    EXPECT_EQ(s.events[0].reason, expected);
    EXPECT_EQ(rule_of(s.events[0]), Rule::cr15);
  }
}

TEST(AdaptationsTold, CR_20_the_rest_which_is_then_counted_down_to_its_end) {
  Scene s;
  s.reach_massage();
  std::vector<ReasonEvent> events;
  while (s.session.state() == SessionState::massage) {
    s.cycle({}, 10ms);
    events.insert(events.end(), s.events.begin(), s.events.end());
  }
  const ReasonEvent* told = find(events, Reason::rest_started);
  ASSERT_NE(told, nullptr);
  EXPECT_EQ(rule_of(*told), Rule::cr20);
  EXPECT_EQ(told->value, 600.0) << "seconds";
  for (int minutes_left = 9; minutes_left >= 1; --minutes_left) {
    s.run(1min, 10ms);
    EXPECT_NEAR(seconds(s.session.rest_left()), 60.0 * minutes_left, 0.1);
    EXPECT_TRUE(s.session.wants_power()) << "warmth needs it";
  }
  s.run(61s, 10ms);
  EXPECT_EQ(s.session.outcome(), Outcome::completed);
}

}  // namespace
}  // namespace knead::session
