// What palpation looks for, told by the chair for reports.
#include <gtest/gtest.h>

#include <cmath>

#include "hal/sim/contact.hpp"
#include "hal/sim/sim_chair.hpp"

namespace knead::sim {
namespace {

TEST(QuasiStatic, is_the_slope_of_the_force_at_the_preload) {
  Body body;
  body.contact_exponent = 1.3;
  const TissueContact contact(body);
  constexpr Tissue kTissue{.stiffness = 4.0, .bone_mm = 30.0};
  constexpr double kForce = 12.0;
  double p = 0.0;
  while (contact.elastic(p, kTissue).force_n < kForce) p += 1e-4;
  const auto force = [&](double mm) { return contact.force(contact.elastic(mm, kTissue), 0.0); };
  EXPECT_NEAR(contact.quasi_static_slope(kTissue, kForce),
              (force(p + 1e-4) - force(p - 1e-4)) / 2e-4, 1e-3);
  EXPECT_EQ(contact.quasi_static_slope(kTissue, 0.0), 0.0);
}

TEST(QuasiStatic, knows_side_region_and_knots_and_not_the_trunk) {
  Body body = nominal_body();
  body.knots = {};
  body.stiffness_left.fill(3.0);
  body.stiffness_right.fill(6.0);
  const auto at = [](const Body& b, Side side, double along) {
    const SimChair chair(ChairDescription{}, b, 1);
    return chair
        .quasi_static_stiffness(side, Millimetre(along), Millimetre(50.0 * lateral_sign(side)),
                                Newton(12.0))
        .value();
  };
  const double left = at(body, Side::left, 300.0);
  // Twice K at the same force: less deep, so nearly the slope of a power law with twice K.
  EXPECT_NEAR(at(body, Side::right, 300.0) / left, std::pow(2.0, 1.0 / body.contact_exponent), 0.2);
  Body yielding = body;
  yielding.trunk_yield_mm_per_n = 0.05;
  EXPECT_EQ(at(yielding, Side::left, 300.0), left);
  Body knotted = body;
  knotted.knots.push({.along_mm = 300.0, .side = Side::left, .from_spine_mm = 50.0});
  EXPECT_GT(at(knotted, Side::left, 300.0), 1.2 * left);
  EXPECT_EQ(at(knotted, Side::left, 500.0), at(body, Side::left, 500.0));
}

}  // namespace
}  // namespace knead::sim
