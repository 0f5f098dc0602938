#include "control/types/envelope.hpp"

#include <gtest/gtest.h>

#include "tests/support/frames.hpp"

namespace knead {
namespace {

constexpr Zone kLeftNeck{Region::cervical, Side::left};
constexpr Zone kLeftLoin{Region::lumbar, Side::left};

Envelope back_with_a_tender_neck() {
  Envelope e = test::healthy_envelope();
  for (ZoneLimits& zone : e.zones) zone.force = Newton(60.0);
  e.zones[index(kLeftNeck)].force = Newton(8.0);
  return e;
}

double force_at(const Envelope& e, Side side, Millimetre along) {
  return e.force_ceiling_at(side, along).value();
}

TEST(Envelope, ceiling_is_the_lower_neighbours_at_the_border_and_blends_towards_it) {
  const Envelope e = back_with_a_tender_neck();
  const Millimetre border = e.borders.thoracic_cervical;
  EXPECT_DOUBLE_EQ(force_at(e, Side::left, border - Envelope::kBlend), 60.0);
  EXPECT_DOUBLE_EQ(force_at(e, Side::left, border - Envelope::kBlend * 0.5), 34.0);
  EXPECT_NEAR(force_at(e, Side::left, border - Millimetre(1e-9)), 8.0, 1e-6);
  EXPECT_DOUBLE_EQ(force_at(e, Side::left, border), 8.0);
  EXPECT_DOUBLE_EQ(force_at(e, Side::left, border + Millimetre(5.0)), 8.0);
}

TEST(Envelope, a_cap_of_one_side_says_nothing_about_the_other) {
  const Envelope e = back_with_a_tender_neck();
  for (double along = 0.0; along <= 900.0; along += 10.0) {
    EXPECT_DOUBLE_EQ(force_at(e, Side::right, Millimetre(along)), 60.0);
  }
}

TEST(Envelope, CR_08_comfort_ceiling_caps_every_place) {
  Envelope e = back_with_a_tender_neck();
  e.comfort_ceiling = Newton(5.0);
  for (double along = 0.0; along <= 900.0; along += 10.0) {
    for (const Side side : kBothSides) EXPECT_LE(force_at(e, side, Millimetre(along)), 5.0);
  }
}

TEST(Envelope, a_closed_envelope_allows_nothing_anywhere) {
  const Envelope e = closed_envelope();
  for (double along = 0.0; along <= 900.0; along += 10.0) {
    EXPECT_EQ(force_at(e, Side::left, Millimetre(along)), 0.0);
  }
  EXPECT_EQ(e.line_ceiling(), Kilopascal(0.0));
  EXPECT_EQ(e.water_ceiling(), Celsius(0.0));
}

TEST(Envelope, CR_02_a_zone_that_is_left_out_reaches_beyond_its_borders_on_its_side_only) {
  Envelope e = test::healthy_envelope();
  test::leave_out(e, kLeftLoin);
  const Millimetre low = e.borders.sacral_lumbar - Envelope::kKeepClear;
  const Millimetre high = e.borders.lumbar_thoracic + Envelope::kKeepClear;
  for (Millimetre along{}; along <= Millimetre(900.0); along += Millimetre(1.0)) {
    const bool out = along >= low && along < high;
    EXPECT_EQ(force_at(e, Side::left, along) == 0.0, out || along == high) << along.value();
    EXPECT_EQ(e.at(e.zone_at(Side::left, along)).left_out(), out) << along.value();
    EXPECT_EQ(force_at(e, Side::right, along), 80.0);
    if (out) {
      EXPECT_EQ(e.depth_ceiling_at(Side::left, along), kOffTheBack);
    }
  }
}

TEST(Envelope, an_arm_comes_out_of_a_zone_before_the_one_that_is_left_out) {
  Envelope e = test::healthy_envelope();
  test::leave_out(e, kLeftLoin);
  const Millimetre edge = e.borders.lumbar_thoracic + Envelope::kKeepClear;
  EXPECT_DOUBLE_EQ(e.depth_ceiling_at(Side::left, edge + Envelope::kBlend).value(), 80.0);
  EXPECT_DOUBLE_EQ(e.depth_ceiling_at(Side::left, edge + Envelope::kBlend * 0.5).value(), 45.0);
}

TEST(Envelope, what_warms_two_zones_has_the_lower_ceiling_and_none_beside_one_left_out) {
  Envelope e = test::healthy_envelope();
  e.zones[index(kLeftLoin)].surface = Celsius(37.0);
  const Millimetre border = e.borders.lumbar_thoracic;
  EXPECT_EQ(e.surface_ceiling(border - Millimetre(50.0), border + Millimetre(50.0)), Celsius(37.0));
  EXPECT_EQ(e.surface_ceiling(border, border + Millimetre(50.0)), Celsius(40.0));
  EXPECT_EQ(e.water_ceiling(), Celsius(37.0));
  EXPECT_EQ(e.left_out_between(border, border + Millimetre(50.0)), nullptr);
  test::leave_out(e, kLeftLoin);
  EXPECT_NE(e.left_out_between(border, border + Millimetre(50.0)), nullptr);
  EXPECT_EQ(e.left_out_between(border + Millimetre(31.0), border + Millimetre(50.0)), nullptr);
  EXPECT_EQ(e.water_ceiling(), Celsius(40.0)) << "no jet sprays where a zone is left out";
}

}  // namespace
}  // namespace knead
