// The whole chain on a simulated person: session, movement, senses, gate.
#include "daemon/evaluate/stiffness_study.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace knead::evaluate {
namespace {

TEST(StiffnessStudy, most_places_of_a_person_are_told_within_10_percent_and_with_their_error) {
  const StiffnessBody body = measure_stiffness(7);
  ASSERT_TRUE(body.finished);
  ASSERT_EQ(body.readings.size(), 16U);
  int known = 0;
  for (const StiffnessReading& reading : body.readings) {
    if (!reading.known) continue;
    ++known;
    EXPECT_LT(std::abs(reading.error_pct()), 10.0) << reading.along.value() << " mm";
    EXPECT_GT(reading.standard_error.value(), 0.0);
    EXPECT_GT(reading.preload.value(), 2.0);
  }
  EXPECT_GE(known, 12);
  EXPECT_LE(body.most_over_n, 0.0) << "never over the ceiling by its own doing";
  EXPECT_LT(body.round_s, 60.5);
}

TEST(StiffnessStudy, sides_that_differ_by_15_percent_are_found_to_differ) {
  int unlike = 0;
  int found = 0;
  for (const std::uint64_t seed : {8U, 9U}) {
    for (const SidesCompared& pair : measure_stiffness(seed, {.asymmetry = 0.15}).pairs) {
      if (std::abs(std::log(pair.true_ratio)) < std::log(1.149)) continue;
      ++unlike;
      found += pair.found ? 1 : 0;
    }
  }
  ASSERT_GE(unlike, 3);
  EXPECT_EQ(found, unlike);
}

TEST(StiffnessStudy, the_same_seed_gives_the_same_answer) {
  const StiffnessBody once = measure_stiffness(9);
  const StiffnessBody again = measure_stiffness(9);
  ASSERT_EQ(once.readings.size(), again.readings.size());
  for (std::size_t i = 0; i < once.readings.size(); ++i) {
    EXPECT_EQ(once.readings[i].estimate, again.readings[i].estimate);
  }
}

}  // namespace
}  // namespace knead::evaluate
