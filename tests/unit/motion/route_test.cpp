#include "control/motion/route.hpp"

#include <gtest/gtest.h>

namespace knead::motion {
namespace {

ScanFinding scan() {
  ScanFinding finding;
  finding.found = true;
  finding.pelvis_along = Millimetre(130.0);
  finding.shoulders_along = Millimetre(660.0);
  return finding;
}

Phase over(std::initializer_list<Region> regions) {
  Phase phase;
  for (const Region r : regions) phase.regions.push(r);
  return phase;
}

Route planned(const Phase& phase, double carriage_now, const ScanFinding& finding = scan()) {
  Route route;
  route.plan(phase, finding, Millimetre(900.0), Millimetre(carriage_now));
  return route;
}

TEST(Route, keeps_between_pelvis_and_shoulders_and_inside_its_regions) {
  const Route route = planned(over({Region::sacral, Region::lumbar, Region::thoracic}), 0.0);
  ASSERT_EQ(route.size(), 3U);
  EXPECT_EQ(route.leg(0).from, Millimetre(140.0));
  EXPECT_EQ(route.leg(0).to, Millimetre(210.0));
  EXPECT_EQ(route.leg(2).to, Millimetre(650.0));
}

TEST(Route, reaches_into_the_neck_no_further_than_60_mm_above_the_shoulders) {
  ScanFinding tall = scan();
  tall.shoulders_along = Millimetre(690.0);
  const Route route = planned(over({Region::cervical}), 0.0, tall);
  ASSERT_EQ(route.size(), 1U);
  EXPECT_EQ(route.leg(0).from, Millimetre(690.0));
  EXPECT_EQ(route.leg(0).to, Millimetre(740.0));
}

TEST(Route, walks_regions_in_the_programmes_order_end_to_beginning) {
  const Route down = planned(over({Region::thoracic, Region::lumbar, Region::sacral}), 150.0);
  ASSERT_EQ(down.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_GT(down.leg(i).from, down.leg(i).to);
  const Route up = planned(over({Region::sacral, Region::lumbar}), 700.0);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_LT(up.leg(i).from, up.leg(i).to);
}

TEST(Route, begins_a_single_region_at_the_nearer_end) {
  EXPECT_EQ(planned(over({Region::lumbar}), 0.0).leg(0).from, Millimetre(230.0));
  EXPECT_EQ(planned(over({Region::lumbar}), 800.0).leg(0).from, Millimetre(380.0));
}

TEST(Route, leaves_out_a_region_that_the_scan_does_not_reach) {
  ScanFinding small = scan();
  small.shoulders_along = Millimetre(400.0);
  EXPECT_TRUE(planned(over({Region::thoracic}), 0.0, small).empty());
  EXPECT_EQ(planned(over({Region::lumbar, Region::thoracic}), 0.0, small).size(), 1U);
}

TEST(Route, tells_the_place_after_a_share_of_the_way) {
  const Route route = planned(over({Region::sacral, Region::lumbar}), 0.0);
  EXPECT_EQ(route.at(0.0).along, Millimetre(140.0));
  EXPECT_EQ(route.at(1.0).along, Millimetre(380.0));
  EXPECT_EQ(route.at(-1.0).along, Millimetre(140.0));
  const Millimetre half = route.leg(1).from + (route.length() * 0.5 - route.leg(0).length());
  EXPECT_NEAR(route.at(0.5).along.value(), half.value(), 1e-9);
}

}  // namespace
}  // namespace knead::motion
