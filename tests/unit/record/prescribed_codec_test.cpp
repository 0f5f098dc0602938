#include "daemon/record/prescribed_codec.hpp"

#include <gtest/gtest.h>

namespace knead::record {
namespace {

/// No two fields alike, and none as it is in an Envelope that nobody has written.
Envelope unlike_any_default() {
  Envelope e;
  double number = 1.0;
  for (ZoneLimits& zone : e.zones) {
    zone = {.force = Newton(number),
            .contact_pressure = NewtonPerSquareCentimetre(number + 0.1),
            .jet = Kilopascal(number + 0.2),
            .depth = Millimetre(number + 0.3),
            .surface = Celsius(number + 0.4),
            .techniques = TechniqueSet{}.with(Technique::stroking),
            .force_by = Rule::cr03,
            .jet_by = Rule::cr04,
            .techniques_by = Rule::cr16,
            .left_out_by = Rule::cr02};
    number += 1.0;
  }
  e.massage_time = Duration(1'234'567'890'123);
  e.time_by = Rule::cr19;
  e.comfort_ceiling = Newton(27.5);
  e.affected[index(Region::lumbar)] = true;
  e.affected[index(Region::cervical)] = true;
  e.session = 7;
  for (std::size_t i = 0; i < kZones; ++i) {
    e.had[i] = {.rollers = NewtonSecond(100.5 + static_cast<double>(i)),
                .jets = KilopascalSecond(200.5 + static_cast<double>(i))};
  }
  return e;
}

void expect_same(const ZoneLimits& read, const ZoneLimits& made) {
  // Both name every field: one that is added does not compile until it is looked at here.
  const auto& [force, contact, jet, depth, surface, techniques, force_by, jet_by, techniques_by,
               left_out_by] = read;
  EXPECT_EQ(force, made.force);
  EXPECT_EQ(contact, made.contact_pressure);
  EXPECT_EQ(jet, made.jet);
  EXPECT_EQ(depth, made.depth);
  EXPECT_EQ(surface, made.surface);
  for (std::size_t i = 0; i < kTechniques; ++i) {
    const auto technique = static_cast<Technique>(i);
    EXPECT_EQ(techniques.contains(technique), made.techniques.contains(technique))
        << name(technique);
  }
  EXPECT_EQ(force_by, made.force_by);
  EXPECT_EQ(jet_by, made.jet_by);
  EXPECT_EQ(techniques_by, made.techniques_by);
  EXPECT_EQ(left_out_by, made.left_out_by);
}

TEST(PrescribedCodec, gives_back_every_field_of_a_prescription) {
  const Envelope made = unlike_any_default();
  v1::PrescribedLimits message;
  to_wire(made, message);
  Envelope read;
  read.affected[index(Region::sacral)] = true;  // of whatever was there nothing stays
  ASSERT_TRUE(from_wire(message, read));
  const auto& [zones, massage_time, time_by, borders, spine, comfort_ceiling, affected, session,
               had] = read;
  for (std::size_t i = 0; i < kZones; ++i) {
    expect_same(zones[i], made.zones[i]);
    EXPECT_EQ(had[i].rollers, made.had[i].rollers);
    EXPECT_EQ(had[i].jets, made.had[i].jets);
  }
  EXPECT_EQ(massage_time, made.massage_time);
  EXPECT_EQ(time_by, made.time_by);
  EXPECT_EQ(comfort_ceiling, made.comfort_ceiling);
  EXPECT_EQ(affected, made.affected);
  EXPECT_EQ(session, made.session);
  // The scan's part is not of the prescription: it stays what it is before every scan.
  EXPECT_EQ(borders.sacral_lumbar, Envelope{}.borders.sacral_lumbar);
  EXPECT_EQ(spine.half_width, Envelope{}.spine.half_width);
}

TEST(PrescribedCodec, refuses_a_region_a_rule_or_a_number_of_zones_that_cannot_be) {
  v1::PrescribedLimits good;
  to_wire(unlike_any_default(), good);
  Envelope read;
  v1::PrescribedLimits message = good;
  message.add_affected(v1::REGION_UNSPECIFIED);
  EXPECT_FALSE(from_wire(message, read));
  message = good;
  message.set_time_by("CR-99");
  EXPECT_FALSE(from_wire(message, read));
  message = good;
  message.mutable_zones()->RemoveLast();
  EXPECT_FALSE(from_wire(message, read));
}

}  // namespace
}  // namespace knead::record
