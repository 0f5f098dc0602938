#include "hal/sim/contact.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace knead::sim {
namespace {

Body tissue() {
  Body body;
  body.contact_exponent = 1.2;
  body.damping_s_per_mm = 0.02;
  body.relaxation_share = 0.2;
  body.relaxation_s = 5.0;
  return body;
}

TEST(TissueContact, still_roller_feels_a_power_law) {
  const TissueContact contact(tissue());
  EXPECT_NEAR(contact.force({.indentation_mm = 10.0, .stiffness = 3.0}), 3.0 * std::pow(10.0, 1.2),
              1e-9);
}

TEST(TissueContact, pressing_quickly_adds_the_damping_of_hunt_and_crossley) {
  const TissueContact contact(tissue());
  const double still = contact.force({.indentation_mm = 10.0, .stiffness = 3.0});
  const double quick = contact.force({.indentation_mm = 10.0, .rate_mm_s = 25.0, .stiffness = 3.0});
  EXPECT_NEAR(quick, still * 1.5, 1e-9);
}

TEST(TissueContact, skin_never_pulls) {
  const TissueContact contact(tissue());
  EXPECT_EQ(contact.force({.indentation_mm = -1.0, .stiffness = 3.0}), 0.0);
  EXPECT_EQ(contact.force({.indentation_mm = 5.0, .rate_mm_s = -400.0, .stiffness = 3.0}), 0.0);
}

TEST(TissueContact, held_force_fades_by_its_share) {
  TissueContact contact(tissue());
  const TissueContact::Input held{.indentation_mm = 10.0, .stiffness = 3.0};
  const double at_first = contact.force(held);
  for (int i = 0; i < 5'000; ++i) contact.step(held);
  EXPECT_NEAR(contact.force(held) / at_first, 1.0 - 0.2 * (1.0 - std::exp(-1.0)), 0.002);
  for (int i = 0; i < 45'000; ++i) contact.step(held);
  EXPECT_NEAR(contact.force(held) / at_first, 0.8, 0.002);
}

TEST(TissueContact, travelling_roller_meets_tissue_that_has_not_faded) {
  TissueContact contact(tissue());
  const TissueContact::Input moving{.indentation_mm = 10.0, .stiffness = 3.0, .travel_mm_s = 50.0};
  const double at_first = contact.force(moving);
  for (int i = 0; i < 20'000; ++i) contact.step(moving);
  EXPECT_GT(contact.force(moving) / at_first, 0.98);
}

TEST(TissueContact, rate_of_force_follows_from_the_published_ranges) {
  // The stiffest back of DESIGN at 80 N: this is what the force loop must be stable on.
  Body body = tissue();
  body.contact_exponent = 1.4;
  const TissueContact contact(body);
  const double indentation = std::pow(80.0 / 10.0, 1.0 / 1.4);
  const double softer = contact.force({.indentation_mm = indentation - 0.5, .stiffness = 10.0});
  const double harder = contact.force({.indentation_mm = indentation + 0.5, .stiffness = 10.0});
  EXPECT_NEAR(harder - softer, 1.4 * 80.0 / indentation, 0.3);  // about 25 N/mm
}

}  // namespace
}  // namespace knead::sim
