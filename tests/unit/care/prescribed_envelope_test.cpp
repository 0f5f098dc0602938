#include "control/care/prescribed_envelope.hpp"

#include <gtest/gtest.h>

#include "control/care/condition_caps.hpp"

namespace knead::care {
namespace {

constexpr Zone kLoin{Region::lumbar, Side::left};
constexpr Zone kBlade{Region::thoracic, Side::right};

/// No to everything but the diagnosis.
Answers well(Diagnosis diagnosis) {
  Answers answers;
  for (const QuestionRow& asked : question_table()) {
    if (asked.kind != AnswerKind::day) answers.set(asked.question, 0);
  }
  answers.set(Question::diagnosis, static_cast<std::int32_t>(diagnosis));
  return answers;
}

Prescription prescribed(const Answers& answers, const Course& course = {.planned = 10, .done = 5}) {
  return prescribe(answers, course, kCompiledCaps, Day{});
}

TEST(PrescribedEnvelope, carries_every_cap_of_every_zone_and_the_rule_that_set_it) {
  Answers answers = well(Diagnosis::protrusion);
  answers.set(Question::hernia_zones, static_cast<std::int32_t>(ZoneSet{}.with(kLoin).bits()));
  answers.set(Question::comfort_ceiling, 30);
  const Prescription prescription = prescribed(answers);
  const Envelope envelope = envelope_of(prescription);
  for (const Zone zone : kAllZones) {
    EXPECT_EQ(envelope.at(zone).force, prescription.at(zone).force.value);
    EXPECT_EQ(envelope.at(zone).contact_pressure, prescription.at(zone).contact_pressure.value);
    EXPECT_EQ(envelope.at(zone).jet, prescription.at(zone).jet.value);
    EXPECT_EQ(envelope.at(zone).depth, prescription.at(zone).depth.value);
    EXPECT_EQ(envelope.at(zone).surface, prescription.at(zone).surface.value);
    EXPECT_EQ(envelope.at(zone).force_by, prescription.at(zone).force.by);
  }
  EXPECT_EQ(envelope.at(kLoin).force_by, Rule::cr04);
  EXPECT_EQ(envelope.massage_time, prescription.massage_time.value);
  EXPECT_EQ(envelope.comfort_ceiling, Newton(30.0));
}

TEST(PrescribedEnvelope, CR_02_a_zone_that_is_left_out_is_given_nothing) {
  Answers answers = well(Diagnosis::none);
  answers.set(Question::skin, 1);
  answers.set(Question::skin_zones, static_cast<std::int32_t>(ZoneSet{}.with(kLoin).bits()));
  const Envelope envelope = envelope_of(prescribed(answers));
  const ZoneLimits& loin = envelope.at(kLoin);
  EXPECT_TRUE(loin.left_out());
  EXPECT_EQ(loin.force, Newton(0.0));
  EXPECT_EQ(loin.jet, Kilopascal(0.0));
  EXPECT_EQ(loin.surface, Celsius(0.0));
  EXPECT_LE(loin.depth, kOffTheBack);
  EXPECT_FALSE(envelope.at({Region::lumbar, Side::right}).left_out());
}

TEST(PrescribedEnvelope, CR_01_CR_02_a_prescription_that_objects_opens_nothing) {
  Answers answers = well(Diagnosis::none);
  answers.set(Question::fever, 1);
  const Envelope envelope = envelope_of(prescribed(answers));
  for (const ZoneLimits& zone : envelope.zones) {
    EXPECT_EQ(zone.force, Newton(0.0));
    EXPECT_EQ(zone.jet, Kilopascal(0.0));
    EXPECT_EQ(zone.surface, Celsius(0.0));
  }
  EXPECT_EQ(envelope.massage_time, Duration::zero());
}

TEST(PrescribedEnvelope, CR_12_CR_19_the_first_session_reaches_it_as_less_force_depth_and_time) {
  const Envelope first =
      envelope_of(prescribed(well(Diagnosis::low_back_pain), {.planned = 10, .done = 0}));
  const Envelope later = envelope_of(prescribed(well(Diagnosis::low_back_pain)));
  EXPECT_NEAR(first.at(kLoin).force.value(), 36.0, 1e-9);
  EXPECT_EQ(first.at(kLoin).force_by, Rule::cr12);
  EXPECT_LT(first.at(kLoin).depth, later.at(kLoin).depth);
  EXPECT_EQ(first.massage_time, Duration(10min));
  EXPECT_EQ(first.time_by, Rule::cr19);
}

TEST(PrescribedEnvelope, CR_19_with_a_lumbar_hernia_no_session_passes_30_minutes) {
  for (std::size_t i = 0; i < kDiagnoses; ++i) {
    const auto diagnosis = static_cast<Diagnosis>(i);
    if (!is_hernia(diagnosis)) continue;
    const Prescription prescription = prescribed(well(diagnosis));
    EXPECT_TRUE(prescription.lumbar_hernia);
    EXPECT_LE(prescription.massage_time.value, Duration(30min));
  }
}

TEST(PrescribedEnvelope, of_a_condition_is_the_prescription_of_its_diagnosis_at_an_unknown_place) {
  EXPECT_EQ(envelope_for(Condition::healthy).at(kLoin).force, Newton(80.0));
  EXPECT_EQ(envelope_for(Condition::chronic_low_back_pain).at(kLoin).force, Newton(60.0));
  EXPECT_EQ(envelope_for(Condition::protrusion).at(kBlade).force, Newton(25.0));
  EXPECT_EQ(envelope_for(Condition::extrusion).at(kBlade).force, Newton(10.0));
  for (std::size_t i = 0; i < kConditions; ++i) {
    const auto condition = static_cast<Condition>(i);
    const Envelope envelope = envelope_for(condition);
    EXPECT_EQ(envelope.massage_time, caps_for(condition).massage_time);
    for (const Zone zone : kAllZones) {
      EXPECT_LE(envelope.at(zone).force, caps_for(condition).force) << name(condition);
    }
    EXPECT_LE(envelope.at({Region::cervical, Side::left}).force, kNeckCeiling);
  }
}

TEST(PrescribedEnvelope, CR_04_a_hernia_of_an_unknown_place_may_be_a_lumbar_one) {
  const Envelope envelope = envelope_for(Condition::protrusion);
  for (const Region region : {Region::lumbar, Region::sacral}) {
    for (const Side side : kBothSides) {
      EXPECT_EQ(envelope.at({region, side}).force, Newton(10.0));
      EXPECT_EQ(envelope.at({region, side}).force_by, Rule::cr04);
    }
  }
}

TEST(PrescribedEnvelope, tightening_and_scaling_never_raise) {
  const Envelope before = envelope_for(Condition::protrusion);
  Envelope e = before;
  tighten_force(e, Newton(1000.0));
  scale_force(e, 7.0);
  scale_jets(e, 7.0);
  for (std::size_t i = 0; i < kZones; ++i) {
    EXPECT_EQ(e.zones[i].force, before.zones[i].force);
    EXPECT_EQ(e.zones[i].jet, before.zones[i].jet);
  }
  tighten_force(e, Newton(12.0));
  scale_force(e, 0.5);
  EXPECT_DOUBLE_EQ(e.at(kBlade).force.value(), 6.0);
}

}  // namespace
}  // namespace knead::care
