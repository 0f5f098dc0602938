#include "hal/bridge/truth_intake.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace knead::bridge {
namespace {

constexpr std::size_t kJets = 6;

v1::Truth whole() {
  v1::Truth m;
  for (v1::RollerTruth* side : {m.mutable_left(), m.mutable_right()}) {
    side->set_force_n(21.0F);
    side->set_depth_mm(31.0F);
    side->set_lateral_mm(41.0F);
    side->set_indentation_mm(5.0F);
    side->set_guarding(true);
    side->set_tensing(true);
  }
  m.set_carriage_mm(300.0F);
  m.set_spine_lateral_mm(-4.0F);
  m.set_person_caused(true);
  for (std::size_t j = 0; j < kJets; ++j) m.add_nozzle_kpa(9.0F);
  for (std::size_t z = 0; z < kHeatZones; ++z) m.add_surface_degc(33.0F);
  return m;
}

constexpr TruthParts kAll{.rollers = true,
                          .spine = true,
                          .guarding = true,
                          .person_caused = true,
                          .jets = true,
                          .surface = true};

std::string complaint_of(const v1::Truth& m, const TruthParts& promised, PlantTruth& truth) {
  FieldCheck check;
  take_truth(m, promised, kJets, truth, check);
  return check.complaint().value_or("");
}

TEST(TruthIntake, takes_all_parts) {
  PlantTruth truth;
  ASSERT_EQ(complaint_of(whole(), kAll, truth), "");
  EXPECT_DOUBLE_EQ(truth.force[1].value(), 21.0);
  EXPECT_DOUBLE_EQ(truth.indentation[0].value(), 5.0);
  EXPECT_DOUBLE_EQ(truth.spine.value(), -4.0);
  EXPECT_TRUE(truth.guarding[0] && truth.tensing[1] && truth.person_caused);
  EXPECT_DOUBLE_EQ(truth.nozzle[5].value(), 9.0);
  EXPECT_DOUBLE_EQ(truth.surface[2].value(), 33.0);
}

TEST(TruthIntake, does_not_listen_to_what_was_not_promised) {
  PlantTruth truth;
  v1::Truth m = whole();
  m.mutable_left()->set_force_n(std::numeric_limits<float>::quiet_NaN());
  ASSERT_EQ(complaint_of(m, {.spine = true}, truth), "");
  EXPECT_DOUBLE_EQ(truth.force[0].value(), 0.0);
  EXPECT_DOUBLE_EQ(truth.spine.value(), -4.0);
}

TEST(TruthIntake, wants_a_promised_part_in_every_reading) {
  PlantTruth truth;
  v1::Truth m = whole();
  m.mutable_right()->clear_tensing();
  EXPECT_NE(complaint_of(m, kAll, truth).find("truth.right.tensing: is missing"),
            std::string::npos);
  EXPECT_NE(complaint_of(v1::Truth{}, {.person_caused = true}, truth).find("truth.person_caused"),
            std::string::npos);
  EXPECT_NE(complaint_of(v1::Truth{}, {.surface = true}, truth)
                .find("truth.surface_degc: 0 values, 3 are due"),
            std::string::npos);
}

TEST(TruthIntake, refuses_a_force_that_pulls) {
  PlantTruth truth;
  v1::Truth m = whole();
  m.mutable_left()->set_force_n(-1.0F);
  EXPECT_NE(complaint_of(m, kAll, truth).find("truth.left.force_n: -1"), std::string::npos);
}

}  // namespace
}  // namespace knead::bridge
