#include "proto/convert/snapshot.hpp"

#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <cstring>

#include "knead/v1/conversation.pb.h"
#include "proto/convert/framing.hpp"
#include "tests/protocol/allocation_count.hpp"

namespace knead::wire {
namespace {

/// A snapshot in which no field has its default value, and no two numbers are alike.
Snapshot busy_snapshot() {
  Snapshot s;
  double next = 1.0;
  const auto number = [&next] { return next += 0.5; };
  s.at = TimePoint(123'456'789ns);
  s.sequence = 77;
  s.state = SessionState::massage;
  s.outcome = Outcome::stopped_by_person;
  s.released = false;
  s.programme = 2;
  s.phase = 3;
  s.phase_kind = PhaseKind::work;
  s.technique = Technique::kneading;
  s.phase_name = short_name("kneading the lower back");
  s.phase_elapsed = 61'250ms;
  s.phase_length = 120s;
  s.session_elapsed = 400s;
  s.session_length = 900s;
  s.rest_left = 600s;
  s.condition = Condition::protrusion;
  s.comfort_ceiling = Newton(number());
  for (RollerView& r : s.rollers) {
    r = {.force = Newton(number()),
         .setpoint = Newton(number()),
         .asked = Newton(number()),
         .ceiling = Newton(number()),
         .depth = Millimetre(number()),
         .lateral = Millimetre(-number()),
         .share = 0.5,
         .in_contact = true,
         .stiffness = NewtonPerMillimetre(number()),
         .limited_by = Reason::zone_ceiling,
         .dose = NewtonSecond(number())};
  }
  for (auto& side : s.dose) {
    for (ZoneDose& zone : side) {
      zone = {NewtonSecond(number()), KilopascalSecond(number()), NewtonSecond(number()), 0.375};
    }
  }
  s.carriage = Millimetre(number());
  s.scan.found = true;
  s.scan.confidence = 0.75;
  for (Millimetre& knot : s.scan.spine.lateral) knot = Millimetre(number());
  s.scan.spine.first_knot = Millimetre(number());
  s.scan.shoulders_along = Millimetre(number());
  s.scan.pelvis_along = Millimetre(number());
  s.scan.doubt = ScanDoubt::unclear;
  s.scan.swept = true;
  s.scan.centring = Millimetre(-number());
  s.spine_half_width = Millimetre(20.0);
  s.stiffness.stations = 2;
  for (auto& side : s.stiffness.sites) {
    side[0] = {true, Millimetre(250.0), Newton(12.0), NewtonPerMillimetre(number()),
               NewtonPerMillimetre(0.25)};
    side[1].along = Millimetre(300.0);
  }
  s.posture = {Posture::leaning_left, 0.375, 2'500ms};
  s.back_mat_health = {.frame_refused = true, .bridged = 1};
  s.back_mat_health.faulty[17] = true;
  for (EmgFeatures& e : s.emg) {
    e = {Volt(number() * 1e-6), number(), Fraction(0.5), true, true};
    e.flags = {true, true, true, true, true, true};
    e.median_frequency = Hertz(number());
  }
  s.distress = {DistressLevel::ease, number(), Newton(number()), {true, false}};
  s.distress.evidence.push(
      {EvidenceKind::outlasts_stroke, Channel::emg_l1_left, number(), number()});
  s.line_pressure = Kilopascal(number());
  s.line_setpoint = Kilopascal(number());
  for (std::size_t i = 0; i < ChairDescription{}.jets.size(); ++i) {
    s.nozzle[i] = Kilopascal(number());
    s.actuators.jets[i] = {Fraction(0.25), Hertz(number()), Fraction(0.5)};
  }
  s.water = Celsius(number());
  for (std::size_t zone = 0; zone < kHeatZones; ++zone) {
    s.surface[zone] = Celsius(number());
    s.surface_setpoint[zone] = Celsius(number());
    s.actuators.heat[zone] = Fraction(0.125);
  }
  for (std::size_t i = 0; i < 16 * 8; ++i) {
    s.back_mat.cells[i] = Kilopascal(number());
    s.back_mat_nominal.cells[i] = Kilopascal(number());
  }
  for (std::size_t i = 0; i < 4 * 4; ++i) s.seat_mat_nominal.cells[i] = Kilopascal(number());
  s.mat_peak = Kilopascal(number());
  s.mat_age = 8ms;
  s.mat_frame_age = 3ms;
  s.force_age = 2ms;
  s.seat_occupied = true;
  s.gate.permission = Permission::permitted;
  s.gate.cause = Reason::lease_expired;
  s.gate.cause_channel = Channel::cycle;
  s.gate.since = TimePoint(99ns);
  s.gate.ceiling = {Newton(number()), Newton(number())};
  s.gate.limiting = {Reason::force_hold, Reason::depth_limited};
  s.recent[0] = {TimePoint(5ms), Reason::distress_ease, Channel::emg, 4.5, 4.0, 120ms};
  s.recent[1] = {TimePoint(4ms), Reason::phase_started, Channel::session, 2.0, 0.0, 0ns};
  s.force_nominal = {Newton(number()), Newton(number())};
  s.actuators.issued_at = TimePoint(123ns);
  s.actuators.enable = true;
  s.actuators.carriage = Millimetre(number());
  for (RollerCommand& r : s.actuators.rollers) {
    r = {Millimetre(number()), Millimetre(number()), MillimetrePerSecond(-number())};
  }
  s.actuators.line_pressure = Kilopascal(number());
  s.actuators.water_temperature = Celsius(38.0);
  s.actuators.light = StatusLight::working;
  s.cycle = {1000, 3, 4us, 50us};
  return s;
}

TEST(SnapshotWire, comes_back_as_it_was) {
  const ChairDescription chair;
  v1::Snapshot sent;
  to_wire(busy_snapshot(), chair, sent);

  Snapshot received;
  const Result<void> read = from_wire(sent, received);
  ASSERT_TRUE(read.has_value()) << read.error().message();

  EXPECT_EQ(received.state, SessionState::massage);
  EXPECT_EQ(received.phase_elapsed, 61'250ms);
  EXPECT_GT(received.back_mat_nominal.cells[127], Kilopascal(0.0));
  EXPECT_GT(received.seat_mat_nominal.cells[15], received.back_mat_nominal.cells[127]);
  EXPECT_EQ(view(received.phase_name), "kneading the lower back");
  EXPECT_FLOAT_EQ(static_cast<float>(received.rollers[1].dose.value()),
                  static_cast<float>(busy_snapshot().rollers[1].dose.value()));
  EXPECT_EQ(received.recent[0].lasted, 120ms);
  EXPECT_EQ(received.recent[2].reason, Reason::none);

  // All the rest in one stroke: a second trip over the wire must say the very same.
  v1::Snapshot again;
  to_wire(received, chair, again);
  std::string difference;
  google::protobuf::util::MessageDifferencer differencer;
  differencer.ReportDifferencesToString(&difference);
  EXPECT_TRUE(differencer.Compare(sent, again)) << difference;
}

TEST(SnapshotWire, leaves_no_field_of_the_message_unsaid) {
  v1::Snapshot message;
  to_wire(busy_snapshot(), ChairDescription{}, message);
  EXPECT_FALSE(message.released());
  // proto3 does not write false, and `released` is false in a massage; how fast the chair's time
  // runs and what of it is broken on purpose is said by the server, which knows.
  message.set_released(true);
  message.set_time_lapse(1.0F);
  message.add_faults();
  std::vector<const google::protobuf::FieldDescriptor*> said;
  message.GetReflection()->ListFields(message, &said);
  EXPECT_EQ(static_cast<int>(said.size()), message.GetDescriptor()->field_count());
  message.left().GetReflection()->ListFields(message.left(), &said);
  EXPECT_EQ(static_cast<int>(said.size()), message.left().GetDescriptor()->field_count());
}

TEST(SnapshotWire, what_is_unknown_is_absent_and_not_a_number) {
  Snapshot s = busy_snapshot();
  s.rollers[0].stiffness = NewtonPerMillimetre(0.0);
  v1::Snapshot message;
  to_wire(busy_snapshot(), ChairDescription{}, message);
  EXPECT_TRUE(message.left().has_stiffness_n_per_mm());
  to_wire(s, ChairDescription{}, message);
  EXPECT_FALSE(message.left().has_stiffness_n_per_mm()) << "a refilled message forgets the old";
  EXPECT_TRUE(message.right().has_stiffness_n_per_mm());
  EXPECT_TRUE(message.recent(0).has_limit());
  EXPECT_FALSE(message.recent(1).has_limit());
}

TEST(SnapshotWire, a_list_that_does_not_fit_is_refused) {
  v1::Snapshot message;
  to_wire(busy_snapshot(), ChairDescription{}, message);
  for (std::size_t i = 0; i <= kMaxMatCells; ++i) message.add_back_mat_kpa(1.0F);
  Snapshot received;
  const Result<void> read = from_wire(message, received);
  ASSERT_FALSE(read.has_value());
  EXPECT_NE(read.error().message().find("same release"), std::string::npos);
}

TEST(SnapshotWire, refilling_a_message_allocates_nothing) {
  const Snapshot snapshot = busy_snapshot();
  const ChairDescription chair;
  v1::ServerMessage message;
  std::string bytes;
  const auto publish = [&] {
    to_wire(snapshot, chair, *message.mutable_snapshot());
    bytes.clear();
    append_frame(message, bytes);
  };
  publish();
  const std::size_t before = testing::allocations();
  for (int i = 0; i < 100; ++i) publish();
  EXPECT_EQ(testing::allocations() - before, 0U);
  EXPECT_LT(bytes.size(), kMaxServerMessage / 4);
}

}  // namespace
}  // namespace knead::wire
