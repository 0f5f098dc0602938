#include "control/sense/reflex_stiffening.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace knead::sense {
namespace {

/// Holds a roller at 5 mm for a second and then for `ms` while force, arm and carriage go on; the
/// largest share seen in these.
double largest(int ms, double n_per_s, double arm_mm_s, double carriage_mm_s) {
  ReflexStiffening reflex;
  double most = 0.0;
  for (int i = -1000; i < ms; ++i) {
    const double t = 0.001 * std::max(0, i);
    reflex.step({.force = Newton(20.0 + n_per_s * t),
                 .depth = Millimetre(35.0 + arm_mm_s * t),
                 .carriage = Millimetre(300.0 + carriage_mm_s * t),
                 .stiffness = NewtonPerMillimetre(4.0)},
                0.001);
    most = std::max(most, reflex.share());
  }
  return most;
}

TEST(ReflexStiffening, force_that_grows_by_half_in_200_ms_under_a_held_roller_counts) {
  EXPECT_GT(largest(200, 50.0, 0.0, 0.0), ReflexStiffening::kCounts);
}

TEST(ReflexStiffening, force_that_the_arm_made_itself_does_not) {
  EXPECT_LT(largest(200, 60.0, 15.0, 0.0), 0.1);
}

TEST(ReflexStiffening, breath_does_not) {
  EXPECT_LT(largest(600, 13.0, 0.0, 0.0), ReflexStiffening::kCounts);
}

TEST(ReflexStiffening, a_stiffer_place_met_while_travelling_does_not) {
  EXPECT_LT(largest(400, 50.0, 0.0, 30.0), ReflexStiffening::kCounts);
}

}  // namespace
}  // namespace knead::sense
