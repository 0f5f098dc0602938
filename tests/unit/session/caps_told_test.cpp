#include "control/session/caps_told.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/frames.hpp"
#include "tests/support/programmes.hpp"

namespace knead::session {
namespace {

constexpr Zone kLeftLoin{Region::lumbar, Side::left};
constexpr Zone kRightBlade{Region::thoracic, Side::right};

Phase kneading() {
  Phase phase =
      test::phase("kneading", PhaseKind::work, Technique::kneading, 1.0, 0.0, Newton(20.0));
  phase.swing = Newton(5.0);
  phase.jet = Kilopascal(100.0);
  return phase;
}

const ReasonEvent* found(const EventList& events, Reason reason, Channel channel) {
  const auto* const at = std::ranges::find_if(events, [&](const ReasonEvent& event) {
    return event.reason == reason && event.channel == channel;
  });
  return at == events.end() ? nullptr : at;
}

TEST(CapsTold, CR_02_a_session_says_at_its_start_what_it_leaves_out) {
  Envelope envelope = test::healthy_envelope();
  test::leave_out(envelope, kLeftLoin);
  CapsTold caps;
  EventList events;
  caps.begin(envelope, TimePoint(1s), events);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].reason, Reason::zone_left_out);
  EXPECT_EQ(events[0].channel, Channel::lumbar_left);
  EXPECT_EQ(rule_of(events[0]), Rule::cr02);
}

TEST(CapsTold, CR_04_what_lowers_force_jets_or_technique_is_said_with_zone_value_limit_and_rule) {
  Envelope envelope = test::healthy_envelope();
  ZoneLimits& loin = envelope.zones[index(kLeftLoin)];
  loin.force = Newton(10.0);
  loin.force_by = Rule::cr04;
  loin.jet = Kilopascal(50.0);
  loin.jet_by = Rule::cr03;
  ZoneLimits& blade = envelope.zones[index(kRightBlade)];
  blade.techniques = TechniqueSet{}.with(Technique::stroking);
  blade.techniques_by = Rule::cr06;
  CapsTold caps;
  EventList events;
  caps.begin(envelope, TimePoint(1s), events);
  caps.tell(kneading(), envelope, Newton(80.0), TimePoint(2s), events);
  ASSERT_EQ(events.size(), 3U);
  const ReasonEvent* force = found(events, Reason::zone_ceiling, Channel::lumbar_left);
  ASSERT_NE(force, nullptr);
  EXPECT_EQ(force->value, 25.0);
  EXPECT_EQ(force->limit, 10.0);
  EXPECT_EQ(rule_of(*force), Rule::cr04);
  const ReasonEvent* jets = found(events, Reason::jet_limited, Channel::lumbar_left);
  ASSERT_NE(jets, nullptr);
  EXPECT_EQ(rule_of(*jets), Rule::cr03);
  const ReasonEvent* technique = found(events, Reason::technique_left_out, Channel::thoracic_right);
  ASSERT_NE(technique, nullptr);
  EXPECT_EQ(rule_of(*technique), Rule::cr06);
  caps.tell(kneading(), envelope, Newton(80.0), TimePoint(3s), events);
  EXPECT_EQ(events.size(), 3U) << "once in a session";
}

TEST(CapsTold, CR_08_the_persons_own_limit_is_said_as_theirs) {
  CapsTold caps;
  EventList events;
  caps.tell(kneading(), test::healthy_envelope(), Newton(12.0), TimePoint(1s), events);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].reason, Reason::comfort_ceiling);
  EXPECT_EQ(events[0].limit, 12.0);
  EXPECT_EQ(rule_of(events[0]), Rule::cr08);
}

TEST(CapsTold, what_lowers_nothing_is_not_said) {
  CapsTold caps;
  EventList events;
  caps.begin(test::healthy_envelope(), TimePoint(1s), events);
  caps.tell(kneading(), test::healthy_envelope(), Newton(80.0), TimePoint(1s), events);
  EXPECT_TRUE(events.empty());
}

}  // namespace
}  // namespace knead::session
