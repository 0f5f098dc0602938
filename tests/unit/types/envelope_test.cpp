#include "control/types/envelope.hpp"

#include <gtest/gtest.h>

namespace knead {
namespace {

Envelope back_with_a_tender_neck() {
  Envelope e;
  e.force_ceiling.fill(Newton(60.0));
  e.force_ceiling[index(Region::cervical)] = Newton(8.0);
  e.comfort_ceiling = Newton(80.0);
  return e;
}

TEST(Envelope, ceiling_is_the_lower_neighbours_at_the_border_and_blends_towards_it) {
  const Envelope e = back_with_a_tender_neck();
  const Millimetre border = e.borders.thoracic_cervical;
  EXPECT_DOUBLE_EQ(e.force_ceiling_at(border - Envelope::kBlend).value(), 60.0);
  EXPECT_DOUBLE_EQ(e.force_ceiling_at(border - Envelope::kBlend * 0.5).value(), 34.0);
  EXPECT_NEAR(e.force_ceiling_at(border - Millimetre(1e-9)).value(), 8.0, 1e-6);
  EXPECT_DOUBLE_EQ(e.force_ceiling_at(border).value(), 8.0);
  EXPECT_DOUBLE_EQ(e.force_ceiling_at(border + Millimetre(5.0)).value(), 8.0);
}

TEST(Envelope, comfort_ceiling_caps_every_place) {
  Envelope e = back_with_a_tender_neck();
  e.comfort_ceiling = Newton(5.0);
  for (double along = 0.0; along <= 900.0; along += 10.0) {
    EXPECT_LE(e.force_ceiling_at(Millimetre(along)).value(), 5.0);
  }
}

TEST(Envelope, a_closed_envelope_allows_nothing_anywhere) {
  const Envelope e = closed_envelope();
  for (double along = 0.0; along <= 900.0; along += 10.0) {
    EXPECT_EQ(e.force_ceiling_at(Millimetre(along)).value(), 0.0);
  }
}

}  // namespace
}  // namespace knead
