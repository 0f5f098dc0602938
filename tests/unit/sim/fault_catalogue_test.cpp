#include "hal/sim/fault_catalogue.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace knead::sim {
namespace {

TEST(FaultCatalogue, finds_every_possible_fault_by_its_own_name) {
  std::set<std::string> names;
  for (const FaultSort sort : possible_faults()) {
    names.insert(name(sort));
    EXPECT_EQ(fault_named(name(sort)), sort) << name(sort);
  }
  EXPECT_EQ(names.size(), possible_faults().size());
  EXPECT_EQ(names.count("force_left.drop_out"), 1U);
  EXPECT_EQ(names.count("heartbeat.edges_lost"), 1U);
}

TEST(FaultCatalogue, every_target_and_every_kind_is_in_it) {
  std::set<FaultTarget> targets;
  std::set<FaultKind> kinds;
  for (const FaultSort sort : possible_faults()) {
    targets.insert(sort.target);
    kinds.insert(sort.kind);
  }
  EXPECT_EQ(targets.size(), kFaultTargets);
  EXPECT_EQ(kinds.size(), kFaultKinds);
}

TEST(FaultCatalogue, knows_no_name_of_a_fault_that_cannot_be) {
  for (const char* wrong : {"", ".", "force_left", "force_left.", "force_left.power_loss",
                            "force_left.drop_out.", "FORCE_LEFT.drop_out", "drop_out.force_left"}) {
    EXPECT_FALSE(fault_named(wrong).has_value()) << wrong;
  }
}

TEST(FaultCatalogue, the_usual_magnitude_is_possible_at_every_place_and_has_words) {
  for (const FaultSort sort : possible_faults()) {
    const auto magnitude = magnitude_of(sort);
    const double size = magnitude ? magnitude->usual : 0.0;
    EXPECT_TRUE(is_possible({sort.target, sort.kind, size, instances(sort.target) - 1}))
        << name(sort);
    EXPECT_LE(std::abs(size), kMagnitudeMax) << name(sort);
    if (magnitude) {
      EXPECT_GT(size, 0.0) << name(sort);
    }
    EXPECT_FALSE(words(sort.kind).empty()) << name(sort);
  }
}

TEST(FaultCatalogue, a_thermistors_trouble_is_told_of_its_own_zone) {
  EXPECT_EQ(channel_of({FaultTarget::thermistor, FaultKind::stuck, 0.0, 0}), Channel::heat_lower);
  EXPECT_EQ(channel_of({FaultTarget::thermistor, FaultKind::stuck, 0.0, 5}), Channel::heat_upper);
}

}  // namespace
}  // namespace knead::sim
