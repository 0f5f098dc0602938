#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "hal/sim/body.hpp"
#include "hal/sim/seeds.hpp"

namespace knead::sim {
namespace {

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
  for (Population population : kAllPopulations) {
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
      expect_within(body.loin_breathing, 0.4, 0.8, "breathing of the loin", seed);
      expect_within(body.guarding_gain, 1.2, 2.0, "guarding gain", seed);
      expect_within(body.guarding_rise_s, 0.1, 0.3, "guarding rise", seed);
      EXPECT_LE(body.guarding_activation_rise_s, body.guarding_rise_s);
      for (double rest : body.emg_rest_uv) expect_within(rest, 2, 10, "EMG at rest", seed);
      expect_within(body.emg_contraction_uv, 20, 500, "EMG of guarding", seed);
      expect_within(body.soft_layer_mm, 0.3, 6, "soft layer", seed);
      expect_within(body.muscle_depth_mm, 25, 60, "muscle depth", seed);
      expect_within(body.bone_cover_mm, 8, 20, "cover of bone", seed);
      expect_within(body.perfusion_w_per_m2k, 15, 60, "perfusion", seed);
      expect_within(body.threshold_side_factor[0], 0.6, 1, "left threshold", seed);
      expect_within(body.threshold_side_factor[1], 0.6, 1, "right threshold", seed);
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

/// Over 300 people: mean of what `of` says of a body.
template <class Of>
double mean(Population population, Of&& of) {
  double sum = 0.0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) sum += of(draw_body(seed, population));
  return sum / 300.0;
}

TEST(BodyDraw, small_and_large_people_are_the_ends_of_the_survey) {
  const auto c7 = [](const Body& b) { return b.thoracic_cervical_mm - 19.0; };
  const auto weight = [](const Body& b) { return b.weight_kg; };
  EXPECT_NEAR(mean(Population::small, c7), 575.0, 3.0);  // 1st to 10th percentile of women
  EXPECT_NEAR(mean(Population::large, c7), 732.5, 3.0);  // 90th to 99th of men
  EXPECT_NEAR(mean(Population::small, weight), 50.6, 1.0);
  EXPECT_NEAR(mean(Population::large, weight), 114.3, 2.0);
}

TEST(BodyDraw, a_hernia_makes_one_side_tender_and_tense) {
  for (Population population : {Population::protrusion, Population::extrusion}) {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
      const Body body = draw_body(seed, population);
      const auto& factor = body.threshold_side_factor;
      EXPECT_EQ(std::max(factor[0], factor[1]), 1.0) << seed;
      EXPECT_LT(std::min(factor[0], factor[1]), 1.0) << seed;
    }
  }
}

TEST(BodyDraw, what_an_ailment_changes_leaves_everything_else_of_a_seed_alone) {
  const Body with = draw_body(7, Population::extrusion);
  const Body without = draw_body(7, Population::chronic_low_back_pain);
  EXPECT_EQ(with.weight_kg, without.weight_kg);
  EXPECT_EQ(with.stiffness_left[index(Region::thoracic)],
            without.stiffness_left[index(Region::thoracic)]);
  EXPECT_EQ(with.emg_rest_uv, without.emg_rest_uv);
  EXPECT_EQ(with.soft_layer_mm, without.soft_layer_mm);
}

TEST(BodyDraw, old_people_have_rounder_backs_thinner_muscle_and_less_blood_in_the_skin) {
  const auto chest_over_neck = [](const Body& b) {
    return b.surface_depth_mm[8] - b.surface_depth_mm[5];
  };
  const auto muscle = [](const Body& b) { return b.muscle_depth_mm; };
  const auto blood = [](const Body& b) { return b.perfusion_w_per_m2k; };
  constexpr auto kYoung = Population::chronic_low_back_pain;
  EXPECT_GT(mean(Population::elderly, chest_over_neck), mean(kYoung, chest_over_neck) + 3.0);
  EXPECT_LT(mean(Population::elderly, muscle), 0.9 * mean(kYoung, muscle));
  EXPECT_LT(mean(Population::elderly, blood), 0.8 * mean(kYoung, blood));
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
