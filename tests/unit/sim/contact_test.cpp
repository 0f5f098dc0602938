#include "hal/sim/contact.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace knead::sim {
namespace {

/// So deep over the bone that the power law of the muscle is all there is.
constexpr Tissue kMuscle{.stiffness = 3.0, .bone_mm = 1e9};
constexpr Tissue kStiffest{.stiffness = 10.0, .bone_mm = 1e9};

Body tissue() {
  Body body;
  body.soft_layer_mm = 0.0;
  body.contact_exponent = 1.2;
  body.damping_s_per_mm = 0.02;
  body.relaxation_share = 0.2;
  body.relaxation_s = 5.0;
  return body;
}

TEST(TissueContact, still_roller_feels_a_power_law) {
  const TissueContact contact(tissue());
  EXPECT_NEAR(contact.force(contact.elastic(10.0, kMuscle), 0.0), 3.0 * std::pow(10.0, 1.2), 1e-9);
}

TEST(TissueContact, pressing_quickly_adds_the_damping_of_hunt_and_crossley) {
  const TissueContact contact(tissue());
  const double still = contact.force(contact.elastic(10.0, kMuscle), 0.0);
  const double quick = contact.force(contact.elastic(10.0, kMuscle), 25.0);
  EXPECT_NEAR(quick, still * 1.5, 1e-9);
}

TEST(TissueContact, skin_never_pulls) {
  const TissueContact contact(tissue());
  EXPECT_EQ(contact.force(contact.elastic(-1.0, kMuscle), 0.0), 0.0);
  EXPECT_EQ(contact.force(contact.elastic(5.0, kMuscle), -400.0), 0.0);
}

TEST(TissueContact, held_force_fades_by_its_share) {
  TissueContact contact(tissue());
  const TissueContact::Elastic held = contact.elastic(10.0, kMuscle);
  const double at_first = contact.force(held, 0.0);
  for (int i = 0; i < 5'000; ++i) contact.step(held.force_n, 0.0);
  EXPECT_NEAR(contact.force(held, 0.0) / at_first, 1.0 - 0.2 * (1.0 - std::exp(-1.0)), 0.002);
  for (int i = 0; i < 45'000; ++i) contact.step(held.force_n, 0.0);
  EXPECT_NEAR(contact.force(held, 0.0) / at_first, 0.8, 0.002);
}

TEST(TissueContact, travelling_roller_meets_tissue_that_has_not_faded) {
  TissueContact contact(tissue());
  const TissueContact::Elastic moving = contact.elastic(10.0, kMuscle);
  const double at_first = contact.force(moving, 0.0);
  for (int i = 0; i < 20'000; ++i) contact.step(moving.force_n, 50.0);
  EXPECT_GT(contact.force(moving, 0.0) / at_first, 0.98);
}

TEST(TissueContact, soft_layer_gives_way_first_and_then_the_muscle_is_as_stiff_as_without) {
  Body layered = tissue();
  layered.soft_layer_mm = 3.0;
  const TissueContact with(layered);
  const TissueContact without(tissue());
  EXPECT_LT(with.elastic(1.0, kMuscle).slope_n_per_mm,
            0.7 * without.elastic(1.0, kMuscle).slope_n_per_mm);
  // At the same force, not at the same depth.
  EXPECT_NEAR(with.quasi_static_slope(kMuscle, 60.0) / without.quasi_static_slope(kMuscle, 60.0),
              1.0, 0.05);
}

TEST(TissueContact, bone_beneath_a_thin_layer_stops_a_roller) {
  const TissueContact contact(tissue());
  const Tissue over_bone{.stiffness = 3.0, .bone_mm = 10.0};
  EXPECT_NEAR(contact.elastic(2.0, over_bone).force_n, contact.elastic(2.0, kMuscle).force_n, 0.5);
  EXPECT_GT(contact.elastic(10.0, over_bone).force_n, 2.0 * contact.elastic(10.0, kMuscle).force_n);
  EXPECT_GT(contact.quasi_static_slope(over_bone, 60.0),
            1.5 * contact.quasi_static_slope(kMuscle, 60.0));
}

TEST(TissueContact, slope_is_the_derivative_of_the_layers) {
  Body layered = tissue();
  layered.soft_layer_mm = 2.5;
  const TissueContact contact(layered);
  const Tissue over_bone{.stiffness = 4.0, .bone_mm = 12.0};
  for (double p : {0.5, 3.0, 9.0, 15.0}) {
    const double difference =
        contact.elastic(p + 1e-5, over_bone).force_n - contact.elastic(p - 1e-5, over_bone).force_n;
    EXPECT_NEAR(contact.elastic(p, over_bone).slope_n_per_mm, difference / 2e-5, 1e-3) << p;
  }
}

TEST(TissueContact, rate_of_force_follows_from_the_published_ranges) {
  // The stiffest back of DESIGN at 80 N: this is what the force loop must be stable on.
  Body body = tissue();
  body.contact_exponent = 1.4;
  const TissueContact contact(body);
  const double indentation = std::pow(80.0 / 10.0, 1.0 / 1.4);
  const double softer = contact.force(contact.elastic(indentation - 0.5, kStiffest), 0.0);
  const double harder = contact.force(contact.elastic(indentation + 0.5, kStiffest), 0.0);
  EXPECT_NEAR(harder - softer, 1.4 * 80.0 / indentation, 0.3);  // about 25 N/mm
}

}  // namespace
}  // namespace knead::sim
