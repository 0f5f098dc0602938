#include "proto/convert/request.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "proto/convert/enums.hpp"

namespace knead::wire {
namespace {

ProgrammeList two_programmes() {
  ProgrammeList list;
  for (const char* name : {"classic", "gentle"}) {
    Programme p;
    p.name = short_name(name);
    list.push(p);
  }
  return list;
}

TEST(RequestWire, start_names_its_programme_and_gets_its_place_in_the_list) {
  v1::Request message;
  message.set_id(9);
  message.mutable_start()->set_programme("gentle");
  message.mutable_start()->set_condition(v1::CONDITION_CHRONIC_LOW_BACK_PAIN);
  message.mutable_start()->set_minutes(20.0);
  const auto request = from_wire(message, 1234, two_programmes(), Condition::extrusion);
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->id, 1234U) << "the cycle sees the server's id";
  EXPECT_EQ(request->kind, RequestKind::start);
  EXPECT_EQ(request->programme, 1);
  EXPECT_EQ(request->condition, Condition::chronic_low_back_pain);
  EXPECT_EQ(request->minutes, 20.0);
}

TEST(RequestWire, a_condition_nobody_said_or_knows_is_the_gentlest_CR_03) {
  v1::Request message;
  message.mutable_start()->set_programme("classic");
  EXPECT_EQ(from_wire(message, 1, two_programmes(), Condition::extrusion)->condition,
            Condition::extrusion);
  EXPECT_EQ(from_wire(message, 1, two_programmes(), Condition::healthy)->condition,
            Condition::healthy)
      << "a technician may have said what an unstated person is";
  message.mutable_start()->set_condition(static_cast<v1::Condition>(77));
  EXPECT_EQ(from_wire(message, 1, two_programmes(), Condition::healthy)->condition,
            Condition::extrusion);
  EXPECT_EQ(from_wire(message, 1, two_programmes(), Condition::extrusion)->condition,
            Condition::extrusion);
}

TEST(RequestWire, severe_pain_is_not_taken_for_pain) {
  v1::Request message;
  message.mutable_pain();
  EXPECT_EQ(from_wire(message, 1, {}, Condition::extrusion)->kind, RequestKind::pain);
  message.mutable_pain()->set_severe(true);
  EXPECT_EQ(from_wire(message, 1, {}, Condition::extrusion)->kind, RequestKind::severe_pain);
}

TEST(RequestWire, what_is_no_number_is_refused_at_the_edge) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  v1::Request message;
  for (const double bad : {nan, infinity, -1.0}) {
    message.mutable_ceiling()->set_force_n(bad);
    EXPECT_EQ(from_wire(message, 1, {}, Condition::extrusion).error(), v1::REFUSAL_OUT_OF_RANGE)
        << bad;
    message.mutable_start()->set_programme("classic");
    message.mutable_start()->set_minutes(bad);
    EXPECT_EQ(from_wire(message, 1, two_programmes(), Condition::extrusion).error(),
              v1::REFUSAL_OUT_OF_RANGE)
        << bad;
  }
}

TEST(RequestWire, an_unknown_programme_and_an_unknown_kind_are_refused_with_words) {
  v1::Request message;
  EXPECT_EQ(from_wire(message, 1, {}, Condition::extrusion).error(), v1::REFUSAL_NOT_UNDERSTOOD);
  message.mutable_start()->set_programme("turbo");
  EXPECT_EQ(from_wire(message, 1, two_programmes(), Condition::extrusion).error(),
            v1::REFUSAL_UNKNOWN_PROGRAMME);
}

TEST(AnswerWire, every_refusal_has_its_number_and_its_sentence) {
  for (int i = 0; i <= static_cast<int>(Refusal::busy); ++i) {
    const auto refusal = static_cast<Refusal>(i);
    v1::Answer answer;
    to_wire(refusal, 5, answer);
    EXPECT_TRUE(v1::Refusal_IsValid(answer.refusal())) << i;
    EXPECT_EQ(answer.accepted(), refusal == Refusal::none);
    EXPECT_EQ(answer.text().empty(), refusal == Refusal::none);
    EXPECT_EQ(answer.request_id(), 5U);
  }
  EXPECT_EQ(to_wire<v1::Refusal>(Refusal::busy), v1::REFUSAL_BUSY);
  EXPECT_EQ(to_wire<v1::Refusal>(Refusal::not_paused), v1::REFUSAL_NOT_PAUSED);
  for (const v1::Refusal own : {v1::REFUSAL_NOT_UNDERSTOOD, v1::REFUSAL_NO_ANSWER}) {
    v1::Answer answer;
    to_wire(own, 6, answer);
    EXPECT_FALSE(answer.accepted());
    EXPECT_FALSE(answer.text().empty());
  }
}

}  // namespace
}  // namespace knead::wire
