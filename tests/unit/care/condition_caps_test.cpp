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

TEST(ConditionCaps, the_neck_is_the_strictest_of_all) {
  const Envelope e = envelope_for(Condition::healthy, {}, {}, Newton(80.0));
  for (Region r : {Region::thoracic, Region::lumbar, Region::sacral}) {
    EXPECT_LT(e.force_ceiling[index(Region::cervical)], e.force_ceiling[index(r)]);
  }
}

TEST(ConditionCaps, tightening_and_scaling_never_raise) {
  Envelope e = envelope_for(Condition::protrusion, {}, {}, Newton(80.0));
  const Envelope before = e;
  tighten_force(e, Newton(1000.0));
  scale_force(e, 7.0);
  for (std::size_t i = 0; i < kRegions; ++i) {
    EXPECT_EQ(e.force_ceiling[i], before.force_ceiling[i]);
  }
  tighten_force(e, Newton(12.0));
  scale_force(e, 0.5);
  EXPECT_DOUBLE_EQ(e.force_ceiling[index(Region::lumbar)].value(), 6.0);
}

}  // namespace
}  // namespace knead::care
