#include "proto/convert/enums.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/upper.hpp"

namespace knead::wire {
namespace {

using test::upper;

/// Every number from 1 to the wire's last must be the twin of the enumerator before it, by name,
/// and the program's enumeration must end where the wire's does.
template <class Inside, class Wire>
void expect_twins(std::string_view prefix, int past_last) {
  const auto* descriptor = google::protobuf::GetEnumDescriptor<Wire>();
  EXPECT_EQ(descriptor->value_count(), past_last + 1) << descriptor->full_name();
  for (int i = 0; i < past_last; ++i) {
    const auto inside = static_cast<Inside>(i);
    const auto* twin = descriptor->FindValueByNumber(static_cast<int>(to_wire<Wire>(inside)));
    ASSERT_NE(twin, nullptr) << descriptor->full_name() << " lacks " << name(inside);
    EXPECT_EQ(twin->name(), std::string(prefix) + upper(name(inside)));
    auto back = static_cast<Inside>(0);
    ASSERT_TRUE(from_wire(to_wire<Wire>(inside), back));
    EXPECT_EQ(back, inside);
  }
  EXPECT_EQ(name(static_cast<Inside>(past_last)), "?") << descriptor->full_name() << " is short";
}

TEST(WireEnums, every_number_is_the_twin_of_its_enumerator) {
  expect_twins<SessionState, v1::SessionState>("SESSION_STATE_", 7);
  expect_twins<Outcome, v1::Outcome>("OUTCOME_", 7);
  expect_twins<DistressLevel, v1::DistressLevel>("DISTRESS_LEVEL_", 4);
  expect_twins<EvidenceKind, v1::EvidenceKind>("EVIDENCE_KIND_", kEvidenceKinds);
  expect_twins<ScanDoubt, v1::ScanDoubt>("SCAN_DOUBT_", kScanDoubts);
  expect_twins<Posture, v1::Posture>("POSTURE_", kPostures);
  expect_twins<PhaseKind, v1::PhaseKind>("PHASE_KIND_", 4);
  expect_twins<Technique, v1::Technique>("TECHNIQUE_", kTechniques);
  expect_twins<Direction, v1::Direction>("DIRECTION_", 3);
  expect_twins<JetMode, v1::JetMode>("JET_MODE_", 3);
  expect_twins<Condition, v1::Condition>("CONDITION_", kConditions);
  expect_twins<Permission, v1::Permission>("PERMISSION_", 4);
  expect_twins<Channel, v1::Channel>("CHANNEL_", v1::Channel_ARRAYSIZE - 1);
  expect_twins<ReasonKind, v1::ReasonKind>("REASON_KIND_", 6);
}

TEST(WireEnums, every_reason_has_a_number_that_leads_back_to_it) {
  for (const ReasonRow& reason : reason_table()) {
    const v1::Reason number = to_wire(reason.reason);
    ASSERT_NE(number, v1::REASON_UNSPECIFIED)
        << reason.code << " has no row in proto/knead/v1/reason.proto: append one";
    EXPECT_EQ(v1::Reason_Name(number), "REASON_" + upper(reason.code));
    Reason back{};
    ASSERT_TRUE(from_wire(number, back));
    EXPECT_EQ(back, reason.reason);
  }
}

TEST(WireEnums, a_number_of_a_newer_program_is_not_guessed_at) {
  SessionState state = SessionState::rest;
  EXPECT_FALSE(from_wire(v1::SESSION_STATE_UNSPECIFIED, state));
  EXPECT_FALSE(from_wire(static_cast<v1::SessionState>(99), state));
  EXPECT_FALSE(from_wire(static_cast<v1::SessionState>(-1), state));
  EXPECT_EQ(state, SessionState::rest);
  Reason reason = Reason::flinch;
  EXPECT_FALSE(from_wire(static_cast<v1::Reason>(30000), reason));
  EXPECT_EQ(reason, Reason::flinch);
}

}  // namespace
}  // namespace knead::wire
