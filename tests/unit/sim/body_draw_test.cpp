#include <gtest/gtest.h>

#include <cmath>

#include "hal/sim/body.hpp"
#include "hal/sim/seeds.hpp"

namespace knead::sim {
namespace {

constexpr Population kPopulations[] = {Population::healthy,    Population::chronic_low_back_pain,
                                       Population::protrusion, Population::extrusion,
                                       Population::softest,    Population::stiffest};

void expect_within(double value, double low, double high, const char* what, std::uint64_t seed) {
  EXPECT_TRUE(value >= low && value <= high) << what << " = " << value << ", seed " << seed;
}

TEST(BodyDraw, same_seed_gives_the_same_person_and_another_seed_another) {
  const Body a = draw_body(12);
  const Body b = draw_body(12);
  const Body c = draw_body(13);
  EXPECT_EQ(a.weight_kg, b.weight_kg);
  EXPECT_EQ(a.spine_lateral_mm, b.spine_lateral_mm);
  EXPECT_EQ(a.emg_rest_uv, b.emg_rest_uv);
  EXPECT_NE(a.weight_kg, c.weight_kg);
  EXPECT_NE(a.spine_lateral_mm, c.spine_lateral_mm);
}

TEST(BodyDraw, every_person_of_every_population_is_within_the_ranges_of_the_header) {
  for (Population population : kPopulations) {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
      const Body body = draw_body(seed, population);
      expect_within(body.weight_kg, 45, 140, "weight", seed);
      expect_within(body.contact_exponent, 1.0, 1.4, "n", seed);
      for (std::size_t r = 0; r < kRegions; ++r) {
        expect_within(body.stiffness_left[r], 1.5, 10, "K left", seed);
        expect_within(body.stiffness_right[r], 1.5, 10, "K right", seed);
        EXPECT_GT(body.pain_threshold_n_per_cm2[r], 0.0);
      }
      expect_within(body.damping_s_per_mm, 0.01, 0.05, "D / K", seed);
      for (double depth : body.surface_depth_mm) expect_within(depth, 8, 45, "surface", seed);
      for (double spine : body.spine_lateral_mm) expect_within(spine, -30, 30, "spine", seed);
      expect_within(body.breathing_amplitude_mm, 0.5, 1.5, "breath", seed);
      expect_within(body.breathing_rate_hz, 0.2, 0.35, "breathing rate", seed);
      expect_within(body.guarding_gain, 1.2, 2.0, "guarding gain", seed);
      expect_within(body.guarding_rise_s, 0.1, 0.3, "guarding rise", seed);
      EXPECT_LE(body.guarding_activation_rise_s, body.guarding_rise_s);
      for (double rest : body.emg_rest_uv) expect_within(rest, 2, 10, "EMG at rest", seed);
      expect_within(body.emg_contraction_uv, 20, 500, "EMG of guarding", seed);
      EXPECT_GE(body.knots.size(), 1U);
      EXPECT_LT(body.sacral_lumbar_mm, body.lumbar_thoracic_mm);
      EXPECT_LT(body.lumbar_thoracic_mm, body.thoracic_cervical_mm);
    }
  }
}

TEST(BodyDraw, pain_thresholds_of_a_population_are_those_of_the_literature) {
  const auto mean_threshold = [](Population population) {
    double sum = 0.0;
    constexpr int kPeople = 2000;
    for (int i = 1; i <= kPeople; ++i) {
      sum += draw_body(static_cast<std::uint64_t>(i), population)
                 .pain_threshold_n_per_cm2[index(Region::lumbar)];
    }
    return sum / kPeople;
  };
  EXPECT_NEAR(mean_threshold(Population::chronic_low_back_pain), 26.5, 1.0);
  EXPECT_NEAR(mean_threshold(Population::healthy), 36.5, 1.5);
}

TEST(BodyDraw, softest_and_stiffest_are_the_ends_of_the_range) {
  const Body soft = draw_body(1, Population::softest);
  const Body stiff = draw_body(1, Population::stiffest);
  EXPECT_EQ(soft.stiffness_left[index(Region::lumbar)], 1.5);
  EXPECT_EQ(soft.contact_exponent, 1.0);
  EXPECT_EQ(stiff.stiffness_right[index(Region::thoracic)], 10.0);
  EXPECT_EQ(stiff.contact_exponent, 1.4);
}

TEST(BodyDraw, nominal_person_has_a_straight_spine_and_a_chronic_back) {
  const Body body = nominal_body();
  EXPECT_EQ(body.condition, Condition::chronic_low_back_pain);
  for (double spine : body.spine_lateral_mm) EXPECT_EQ(spine, 0.0);
  EXPECT_EQ(body.knots.size(), 2U);
  EXPECT_LT(region_borders(body).sacral_lumbar, region_borders(body).lumbar_thoracic);
}

TEST(Seeds, train_and_report_share_no_seed) {
  EXPECT_EQ(seed_set(1), "train");
  EXPECT_EQ(seed_set(9'999), "train");
  EXPECT_EQ(seed_set(10'000), "report");
  EXPECT_EQ(seed_set(0), "none");
  EXPECT_FALSE(kTrainSeeds.contains(kReportSeeds.first));
}

}  // namespace
}  // namespace knead::sim
