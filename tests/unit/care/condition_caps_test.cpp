#include "control/care/condition_caps.hpp"

#include <gtest/gtest.h>

#include "control/types/gate_limits.hpp"

namespace knead::care {
namespace {

TEST(ConditionCaps, each_row_is_found_by_its_condition_and_worse_is_never_more) {
  const Condition order[] = {Condition::healthy, Condition::chronic_low_back_pain,
                             Condition::protrusion, Condition::extrusion};
  for (std::size_t i = 0; i < kConditions; ++i) {
    const ConditionCaps& caps = caps_for(order[i]);
    EXPECT_EQ(caps.condition, order[i]);
    if (i == 0) continue;
    const ConditionCaps& milder = caps_for(order[i - 1]);
    EXPECT_LE(caps.force, milder.force);
    EXPECT_LE(caps.contact_pressure, milder.contact_pressure);
    EXPECT_LE(caps.jet, milder.jet);
    EXPECT_LE(caps.depth, milder.depth);
    EXPECT_LE(caps.massage_time, milder.massage_time);
  }
}

TEST(ConditionCaps, no_condition_is_given_more_than_the_gate_was_compiled_for) {
  const ConditionCaps& caps = caps_for(Condition::healthy);
  EXPECT_LE(caps.force, kCompiledCeilings.force_max);
  EXPECT_LE(caps.contact_pressure, kCompiledCeilings.contact_pressure_max);
  EXPECT_LE(caps.jet, kCompiledCeilings.jet_max);
  EXPECT_LE(caps.depth, kCompiledCeilings.depth_max);
}

TEST(ConditionCaps, CR_03_extrusion_allows_stroking_and_nothing_else) {
  const TechniqueSet allowed = caps_for(Condition::extrusion).techniques;
  EXPECT_TRUE(allowed.contains(Technique::stroking));
  for (std::size_t i = 0; i < kTechniques; ++i) {
    const auto t = static_cast<Technique>(i);
    EXPECT_EQ(allowed.contains(t), t == Technique::stroking) << name(t);
  }
}

TEST(ConditionCaps, CR_04_power_techniques_are_for_nobody_with_a_hernia) {
  for (Condition c : {Condition::protrusion, Condition::extrusion}) {
    for (Technique t : {Technique::saw, Technique::drilling, Technique::stretching}) {
      EXPECT_FALSE(caps_for(c).techniques.contains(t)) << name(c) << " " << name(t);
    }
  }
  for (Technique t : {Technique::stroking, Technique::rubbing, Technique::kneading,
                      Technique::vibration, Technique::pressing, Technique::slow_roll}) {
    EXPECT_TRUE(caps_for(Condition::protrusion).techniques.contains(t)) << name(t);
  }
  for (std::size_t i = 1; i < kTechniques; ++i) {
    const auto t = static_cast<Technique>(i);
    EXPECT_TRUE(caps_for(Condition::chronic_low_back_pain).techniques.contains(t)) << name(t);
  }
}

}  // namespace
}  // namespace knead::care
