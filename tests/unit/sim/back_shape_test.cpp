#include "hal/sim/back_shape.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace knead::sim {
namespace {

TEST(BackShape, profile_goes_through_its_stations) {
  const Body body = nominal_body();
  const BackShape shape(body);
  for (std::size_t i = 0; i < kBackStations; ++i) {
    const double along = kBackStationPitch_mm * static_cast<double>(i);
    EXPECT_NEAR(shape.at(along).surface_mm, body.surface_depth_mm[i], 1e-9) << along;
  }
}

TEST(BackShape, surface_has_no_step_anywhere) {
  const BackShape shape(draw_body(4));
  double before = shape.at(0.0).surface_mm;
  for (double along = 1.0; along <= 900.0; along += 1.0) {
    const double here = shape.at(along).surface_mm;
    EXPECT_LT(std::abs(here - before), 0.6) << along;
    before = here;
  }
}

TEST(BackShape, stiffness_is_the_regions_inside_and_blends_at_its_borders) {
  const Body body = nominal_body();
  const BackShape shape(body);
  const std::size_t left = index(Side::left);
  EXPECT_NEAR(shape.at(300.0).stiffness[left], body.stiffness_left[index(Region::lumbar)], 1e-9);
  EXPECT_NEAR(shape.at(550.0).stiffness[left], body.stiffness_left[index(Region::thoracic)], 1e-9);
  const double at_border = shape.at(body.lumbar_thoracic_mm).stiffness[left];
  EXPECT_NEAR(at_border, 0.5 * (3.5 + 4.0), 0.05);
}

TEST(BackShape, knot_is_hard_and_tender_at_its_centre_and_nothing_at_its_rim) {
  Body body;
  const Knot knot{.along_mm = 300.0, .side = Side::left};
  body.knots.push(knot);
  const BackShape shape(body);
  const KnotEffect centre = shape.knots(300.0, Side::left, -knot.from_spine_mm);
  EXPECT_NEAR(centre.stiffness_factor, 1.0 + knot.extra_stiffness, 1e-9);
  EXPECT_NEAR(centre.threshold_factor, knot.threshold_factor, 1e-9);
  const KnotEffect rim = shape.knots(300.0 + knot.radius_mm, Side::left, -knot.from_spine_mm);
  EXPECT_EQ(rim.stiffness_factor, 1.0);
  const KnotEffect other_side = shape.knots(300.0, Side::right, knot.from_spine_mm);
  EXPECT_EQ(other_side.stiffness_factor, 1.0);
}

TEST(BackShape, back_curves_away_towards_the_flanks) {
  const BackShape shape(nominal_body());
  EXPECT_EQ(shape.roundness(0.0), 0.0);
  EXPECT_LT(shape.roundness(40.0), 2.0);
  EXPECT_NEAR(shape.roundness(-180.0), 25.0, 1e-9);
}

TEST(BackShape, beyond_the_carriage_the_ends_hold) {
  const BackShape shape(nominal_body());
  EXPECT_EQ(shape.at(-50.0).surface_mm, shape.at(0.0).surface_mm);
  EXPECT_EQ(shape.at(1000.0).surface_mm, shape.at(900.0).surface_mm);
}

}  // namespace
}  // namespace knead::sim
