#include "hal/sim/contact_energy.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "hal/sim/contact.hpp"

namespace knead::sim {
namespace {

/// Presses 10 mm deep and lets go within `seconds` each way; what the tissue kept, mJ.
double press_and_release(const Body& body, double seconds, double stiffening_at_the_bottom = 1.0) {
  TissueContact contact(body);
  ContactEnergy energy;
  Tissue tissue{.stiffness = 4.0, .bone_mm = 40.0};
  double before_mm = 0.0;
  double before_n = 0.0;
  double elastic_before_n = 0.0;
  const int steps = static_cast<int>(seconds / 1e-3);
  for (int i = 1; i <= 2 * steps; ++i) {
    double stiffening = 1.0;
    if (i == steps) {
      stiffening = stiffening_at_the_bottom;
      tissue.stiffness *= stiffening;
      elastic_before_n *= stiffening;
    }
    const double share = i <= steps ? i : 2 * steps - i;
    const double p = 10.0 * share / steps;
    const double n = contact.force(contact.elastic(p, tissue), (p - before_mm) / 1e-3);
    const double elastic_n = contact.elastic(p, tissue).force_n;
    const double kept = energy.step({.moved_mm = p - before_mm,
                                     .force_n = 0.5 * (before_n + n),
                                     .elastic_n = 0.5 * (elastic_before_n + elastic_n),
                                     .stiffening = stiffening,
                                     .touching = p > 0.0});
    contact.step(elastic_n, 0.0);
    if (p <= 0.0) return kept;
    before_mm = p;
    before_n = n;
    elastic_before_n = elastic_n;
  }
  return NAN;
}

TEST(ContactEnergy, a_contact_that_neither_damps_nor_fades_gives_everything_back) {
  Body body;
  body.damping_s_per_mm = body.relaxation_share = 0.0;
  EXPECT_NEAR(press_and_release(body, 0.5), 0.0, 0.1);
}

TEST(ContactEnergy, damping_and_fading_keep_some) {
  Body damped;
  damped.relaxation_share = 0.0;
  EXPECT_GT(press_and_release(damped, 0.5), 20.0);
  Body fading;
  fading.damping_s_per_mm = 0.0;
  fading.relaxation_share = 0.3;
  fading.relaxation_s = 3.0;
  EXPECT_GT(press_and_release(fading, 3.0), 5.0);
}

TEST(ContactEnergy, what_a_stiffening_muscle_adds_is_on_the_books) {
  Body body;
  body.damping_s_per_mm = body.relaxation_share = 0.0;
  EXPECT_NEAR(press_and_release(body, 0.5, 2.0), 0.0, 1.0);
}

TEST(ContactEnergy, a_contact_that_gave_more_than_it_got_would_be_seen) {
  ContactEnergy energy;
  (void)energy.step({.moved_mm = 5.0, .force_n = 10.0, .elastic_n = 10.0, .touching = true});
  EXPECT_LT(energy.step({.moved_mm = -5.0, .force_n = 12.0, .elastic_n = 10.0}), -9.0);
}

}  // namespace
}  // namespace knead::sim
