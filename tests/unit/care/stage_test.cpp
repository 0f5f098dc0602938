#include "control/care/stage.hpp"

#include <gtest/gtest.h>

namespace knead::care {
namespace {

TEST(Stage, CR_03_an_unknown_or_further_stage_is_treated_as_extrusion) {
  for (const Diagnosis diagnosis : {Diagnosis::prolapse, Diagnosis::extrusion,
                                    Diagnosis::sequestration, Diagnosis::hernia_unknown}) {
    EXPECT_EQ(stage_of(diagnosis), Condition::extrusion);
  }
}

TEST(Stage, CR_03_a_condition_has_the_caps_of_its_diagnosis) {
  for (const Condition condition : {Condition::healthy, Condition::chronic_low_back_pain,
                                    Condition::protrusion, Condition::extrusion}) {
    EXPECT_EQ(stage_of(diagnosis_of(condition)), condition);
  }
}

}  // namespace
}  // namespace knead::care
