// One person of a population from a seed. Means and spreads are those of body.hpp; where only a
// range is known the draw is uniform over it, or log-uniform where the range spans a factor.
#include <algorithm>
#include <cmath>
#include <optional>

#include "hal/sim/body.hpp"
#include "hal/sim/body_population.hpp"
#include "hal/sim/random.hpp"

namespace knead::sim {
namespace {

/// Normal, drawn again outside its bounds: people beyond them do not sit in this chair.
double bounded_normal(Random& dice, double mean, double sd, double low, double high) {
  for (int i = 0; i < 100; ++i) {
    const double x = mean + sd * dice.gaussian();
    if (x >= low && x <= high) return x;
  }
  return std::clamp(mean, low, high);
}

double log_uniform(Random& dice, double low, double high) {
  return low * std::exp(dice.uniform() * std::log(high / low));
}

/// The carriage's zero lies this far below the seat surface. Assumed.
constexpr double kSeatAboveZero_mm = 19.0;
/// The trunk that leans on is narrower than the shoulders: 45 % of their breadth to each side.
constexpr double kTrunkShare = 0.45;

void draw_shape(Body& body, Random& dice, const MeasuredPerson* measured) {
  body.weight_kg = bounded_normal(dice, 79.7, 15.7, 45.0, 140.0);  // ANSUR II, both sexes
  // ANSUR II sitting C7 height 661 +- 39 mm.
  body.thoracic_cervical_mm = bounded_normal(dice, 661.0 + kSeatAboveZero_mm, 39.0, 580.0, 780.0);
  if (measured != nullptr) {
    body.weight_kg = measured->weight_kg;
    body.thoracic_cervical_mm = measured->sitting_c7_mm + kSeatAboveZero_mm;
  }
  const double scale = body.thoracic_cervical_mm / 680.0;
  body.sacral_lumbar_mm = 220.0 * scale + dice.uniform(-12.0, 12.0);
  body.lumbar_thoracic_mm = 390.0 * scale + dice.uniform(-15.0, 15.0);
  body.pelvis_along_mm = 150.0 * scale + dice.uniform(-15.0, 15.0);
  body.shoulders_along_mm = 550.0 * scale + dice.uniform(-20.0, 20.0);
  // ANSUR II biacromial breadth 399 +- 30 mm.
  body.half_width_mm = bounded_normal(dice, 180.0, 14.0, 130.0, 230.0);
  if (measured != nullptr) body.half_width_mm = kTrunkShare * measured->biacromial_breadth_mm;
  body.roundness_mm = dice.uniform(12.0, 40.0);
  body.right_load_share = bounded_normal(dice, 0.5, 0.04, 0.38, 0.62);

  const double lordosis = dice.uniform(0.5, 1.5);
  const double nearness = dice.uniform(-5.0, 4.0);
  for (double& depth : body.surface_depth_mm) {
    const double curve = (depth - 26.0) * lordosis;
    depth = std::clamp(26.0 + nearness + curve + dice.uniform(-1.5, 1.5), 8.0, 45.0);
  }

  const double askew = bounded_normal(dice, 0.0, 7.0, -15.0, 15.0);
  const double lean = bounded_normal(dice, 0.0, 6.0, -12.0, 12.0);  // over the whole back
  const double scoliosis = bounded_normal(dice, 0.0, 5.0, -12.0, 12.0);
  const double phase = dice.uniform(0.0, 6.283185307);
  for (std::size_t i = 0; i < kBackStations; ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(kBackStations - 1);
    body.spine_lateral_mm[i] = std::clamp(
        askew + lean * (share - 0.5) + scoliosis * std::sin(phase + 4.0 * share), -30.0, 30.0);
  }
}

void draw_tissue(Body& body, Random& dice, Population population) {
  body.contact_exponent = dice.uniform(1.0, 1.4);
  const double build = log_uniform(dice, 0.6, 1.6);
  for (std::size_t region = 0; region < kRegions; ++region) {
    const double middle = body.stiffness_left[region] * build * log_uniform(dice, 0.8, 1.25);
    const double uneven = log_uniform(dice, 0.87, 1.15);
    body.stiffness_left[region] = std::clamp(middle * uneven, 1.5, 10.0);
    body.stiffness_right[region] = std::clamp(middle / uneven, 1.5, 10.0);
  }
  body.damping_s_per_mm = log_uniform(dice, 0.01, 0.05);
  body.relaxation_share = dice.uniform(0.05, 0.3);
  body.relaxation_s = log_uniform(dice, 3.0, 20.0);
  body.trunk_yield_mm_per_n = log_uniform(dice, 0.005, 0.05);
  if (population == Population::softest || population == Population::stiffest) {
    const bool soft = population == Population::softest;
    body.stiffness_left.fill(soft ? 1.5 : 10.0);
    body.stiffness_right.fill(soft ? 1.5 : 10.0);
    body.contact_exponent = soft ? 1.0 : 1.4;
    body.damping_s_per_mm = soft ? 0.01 : 0.05;
  }
  const auto knots = static_cast<int>(dice.uniform(1.0, 5.999));
  for (int i = 0; i < knots; ++i) {
    body.knots.push(Knot{.along_mm = dice.uniform(180.0, body.thoracic_cervical_mm - 20.0),
                         .side = dice.chance(0.5) ? Side::left : Side::right,
                         .from_spine_mm = dice.uniform(30.0, 90.0),
                         .radius_mm = dice.uniform(20.0, 40.0),
                         .extra_stiffness = dice.uniform(0.5, 1.0),
                         .threshold_factor = dice.uniform(0.4, 1.0)});
  }
}

void draw_answers(Body& body, Random& dice) {
  const bool healthy = body.condition == Condition::healthy;
  const double threshold = healthy ? bounded_normal(dice, 36.0, 12.0, 12.0, 70.0)
                                   : bounded_normal(dice, 26.0, 9.0, 8.0, 55.0);
  // Between regions of one person; the neck is the most tender. Assumed.
  constexpr PerRegion kRelative{0.8, 1.0, 1.0, 1.1};
  for (std::size_t region = 0; region < kRegions; ++region) {
    body.pain_threshold_n_per_cm2[region] = threshold * kRelative[region] * dice.uniform(0.9, 1.1);
  }
  body.guarding_gain = dice.uniform(1.2, 2.0);
  body.guarding_rise_s = dice.uniform(0.1, 0.3);
  body.guarding_activation_rise_s =
      std::min(dice.uniform(0.04, 0.16), body.guarding_rise_s);  // electricity leads mechanics
  body.guarding_latency_s = dice.uniform(0.1, 0.3);
  body.guarding_rate_per_min = healthy ? dice.uniform(0.3, 0.5) : dice.uniform(0.4, 1.0);
  body.guarding_bilateral_share = dice.uniform(0.1, 0.5);
  body.habituation_share = dice.uniform(0.0, 0.1);
  body.flinch_mm = dice.uniform(0.0, 10.0);
  body.flinch_share = dice.uniform(0.2, 0.8);
  body.cough_rate_per_min = dice.uniform(0.25, 0.6);
  body.breathing_amplitude_mm = dice.uniform(0.5, 1.5);
  body.breathing_rate_hz = dice.uniform(0.2, 0.35);
}

void draw_electricity(Body& body, Random& dice) {
  const double tone = log_uniform(dice, 2.5, 8.0);
  for (double& rest : body.emg_rest_uv) {
    rest = std::clamp(tone * log_uniform(dice, 0.75, 1.33), 2.0, 10.0);
  }
  body.emg_contraction_uv = log_uniform(dice, 40.0, 500.0);
  body.emg_uv_per_n = log_uniform(dice, 0.05, 0.3);
  body.emg_noise_uv = log_uniform(dice, 0.5, 2.0);
  body.ecg_uv = log_uniform(dice, 10.0, 150.0);
  body.heart_rate_bpm = dice.uniform(50.0, 95.0);
  body.mains_hz = dice.chance(0.5) ? 50.0 : 60.0;
  body.mains_uv = log_uniform(dice, 1.0, 60.0);
  body.roller_artefact_uv = log_uniform(dice, 5.0, 150.0);
  body.motion_artefact_uv = log_uniform(dice, 30.0, 500.0);
  body.median_frequency_hz = dice.uniform(60.0, 110.0);
  body.fatigue_share_per_h = dice.uniform(0.0, 0.2);
  body.skin_degc = dice.uniform(31.0, 35.0);
}

Body drawn(std::uint64_t seed, Population population, const MeasuredPerson* measured) {
  Random dice(seed, Stream::body);
  Body body;
  body.condition = condition_of(population);
  draw_shape(body, dice, measured);
  draw_tissue(body, dice, population);
  draw_answers(body, dice);
  draw_electricity(body, dice);
  draw_layers(body, population, seed);
  apply_ailment(body, population, seed);
  return body;
}

}  // namespace

Body draw_body(std::uint64_t seed, Population population) {
  const std::optional<MeasuredPerson> size = size_of(population, seed);
  return drawn(seed, population, size ? &*size : nullptr);
}

Body draw_body(std::uint64_t seed, Population population, const MeasuredPerson& measured) {
  return drawn(seed, population, &measured);
}

}  // namespace knead::sim
