// What palpation looks for, told by the chair for reports.
#include <gtest/gtest.h>

#include <cmath>

#include "hal/sim/contact.hpp"
#include "hal/sim/sim_chair.hpp"

namespace knead::sim {
namespace {

TEST(QuasiStatic, is_the_slope_of_the_power_law_at_the_preload) {
  Body body;
  body.contact_exponent = 1.3;
  const TissueContact contact(body);
  constexpr double kStiffness = 4.0;
  constexpr double kForce = 12.0;
  const double p = std::pow(kForce / kStiffness, 1.0 / 1.3);
  const auto force = [&](double mm) {
    return contact.force({.indentation_mm = mm, .stiffness = kStiffness});
  };
  EXPECT_NEAR(contact.quasi_static_slope(kStiffness, kForce),
              (force(p + 1e-4) - force(p - 1e-4)) / 2e-4, 1e-4);
  EXPECT_EQ(contact.quasi_static_slope(kStiffness, 0.0), 0.0);
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
  EXPECT_NEAR(at(body, Side::right, 300.0) / left, std::pow(2.0, 1.0 / body.contact_exponent),
              1e-6);
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
