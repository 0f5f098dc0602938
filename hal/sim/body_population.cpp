#include "hal/sim/body_population.hpp"

#include <algorithm>
#include <cmath>

#include "hal/sim/random.hpp"

namespace knead::sim {
namespace {

/// Over 65, about the kyphosis of the chest: its Cobb angle grows from some 20-25 degrees to 40 and
/// more (Fon, Pitt and Thies 1980; Kado and others 2007). In millimetres of the sitting back's
/// outline: assumed.
void grow_old(Body& body, Random& dice) {
  const double kyphosis_mm = dice.uniform(3.0, 8.0);
  const double flat = dice.uniform(0.4, 0.9);  // the small of the back straightens
  for (std::size_t i = 0; i < kBackStations; ++i) {
    double& depth = body.surface_depth_mm[i];
    const double t = (static_cast<double>(i) - 5.5) / 2.5;  // the bend's middle is at 550 mm
    depth = 26.0 + (depth - 26.0) * (i < 5 ? flat : 1.0);
    depth += kyphosis_mm * std::clamp(t * t - 1.0, -1.0, 1.0) * (i >= 3 ? 1.0 : 0.0);
    depth = std::clamp(depth, 8.0, 45.0);
  }
  // Older people feel pain at a little less pressure (meta-analyses: Lautenbacher 2017, El Tumi
  // 2017); by how much is assumed, as is everything that follows.
  const double tender = dice.uniform(0.75, 1.0);
  for (double& threshold : body.pain_threshold_n_per_cm2) threshold *= tender;
  body.guarding_latency_s = std::min(0.3, body.guarding_latency_s * 1.2);
  body.emg_contraction_uv = std::max(40.0, body.emg_contraction_uv * dice.uniform(0.5, 0.9));
  body.breathing_amplitude_mm = std::max(0.5, body.breathing_amplitude_mm * 0.8);
  body.muscle_depth_mm = std::max(25.0, body.muscle_depth_mm * dice.uniform(0.65, 0.9));
  body.bone_cover_mm = std::max(8.0, body.bone_cover_mm * dice.uniform(0.7, 0.95));
  body.relaxation_share = std::min(0.3, body.relaxation_share * 1.3);
  // Aged skin widens its vessels by a quarter to a half less (Holowatz and Kenney 2010).
  body.perfusion_w_per_m2k = std::max(15.0, body.perfusion_w_per_m2k * dice.uniform(0.5, 0.75));
}

/// A hernia hurts on one side: the muscles of that side are tense and tender, the small of the
/// back is flat, and some people list away from it. All amounts assumed; an extrusion has more.
void herniate(Body& body, Random& dice, bool extruded) {
  const Side sore = dice.chance(0.5) ? Side::left : Side::right;
  body.threshold_side_factor[index(sore)] =
      extruded ? dice.uniform(0.6, 0.85) : dice.uniform(0.7, 0.95);
  PerRegion& tense = sore == Side::left ? body.stiffness_left : body.stiffness_right;
  const double spasm = extruded ? dice.uniform(1.1, 1.5) : dice.uniform(1.0, 1.3);
  double& lumbar = tense[index(Region::lumbar)];
  lumbar = std::clamp(lumbar * spasm, 1.5, 10.0);
  const double flat = extruded ? dice.uniform(0.3, 0.8) : dice.uniform(0.5, 1.0);
  for (std::size_t i = 2; i <= 4; ++i) {
    body.surface_depth_mm[i] = 26.0 + (body.surface_depth_mm[i] - 26.0) * flat;
  }
  const bool lists = dice.chance(extruded ? 0.4 : 0.2);
  const double list_mm = dice.uniform(6.0, extruded ? 18.0 : 12.0);
  if (!lists) return;
  for (std::size_t i = 0; i < kBackStations; ++i) {
    const double along = kBackStationPitch_mm * static_cast<double>(i);
    const double share = std::clamp(
        (along - body.pelvis_along_mm) / (body.shoulders_along_mm - body.pelvis_along_mm), 0.0,
        1.0);
    body.spine_lateral_mm[i] =
        std::clamp(body.spine_lateral_mm[i] - lateral_sign(sore) * list_mm * share, -30.0, 30.0);
  }
}

}  // namespace

Condition condition_of(Population population) {
  switch (population) {
    case Population::healthy:
      return Condition::healthy;
    case Population::chronic_low_back_pain:
    case Population::elderly:
      return Condition::chronic_low_back_pain;
    case Population::protrusion:
      return Condition::protrusion;
    case Population::extrusion:
      return Condition::extrusion;
    case Population::small:
    case Population::large:
    case Population::softest:
    case Population::stiffest:
      return Condition::healthy;  // the highest forces are allowed: the hardest case for each
  }
  return Condition::extrusion;
}

std::optional<MeasuredPerson> size_of(Population population, std::uint64_t seed) {
  Random dice(seed, Stream::ailment);
  // Percentiles of ANSUR II (Gordon and others 2014): 1 and 10 of 1,986 women, 90 and 99 of 4,082
  // men. One draw for all three: who is tall is broad and heavy too (their correlations are 0.4 to
  // 0.6), so the ends of all three meet more often than in life.
  const double share = dice.uniform();
  const auto between = [share](double low, double high) { return low + share * (high - low); };
  if (population == Population::small) {
    return MeasuredPerson{between(561.0, 589.0), between(322.0, 342.0), between(46.7, 54.6)};
  }
  if (population == Population::large) {
    return MeasuredPerson{between(717.0, 748.0), between(441.0, 463.0), between(104.4, 124.2)};
  }
  return std::nullopt;
}

void draw_layers(Body& body, Population population, std::uint64_t seed) {
  Random dice(seed, Stream::layers);
  // Fat goes with weight for size; 661 mm of sitting C7 height and 79.7 kg are ANSUR II's means.
  const double stout = body.weight_kg / 79.7 * (680.0 / body.thoracic_cervical_mm);
  body.soft_layer_mm = std::clamp(dice.uniform(0.8, 3.2) * stout * stout, 0.3, 6.0);
  body.muscle_depth_mm = std::clamp(dice.uniform(30.0, 50.0) * std::sqrt(stout), 25.0, 60.0);
  body.bone_cover_mm = std::clamp(dice.uniform(9.0, 15.0) * stout, 8.0, 20.0);
  body.skin_friction = dice.uniform(0.3, 0.6);
  body.skin_shear_n_per_mm = dice.uniform(0.5, 3.0);
  body.shift_rate_per_min = dice.uniform(0.1, 0.6);
  body.shift_mm = dice.uniform(0.5, 3.0);
  body.perfusion_w_per_m2k = dice.uniform(20.0, 45.0);
  body.loin_breathing = dice.uniform(0.4, 0.8);
  if (population == Population::softest) {
    body.soft_layer_mm = 6.0;
    body.muscle_depth_mm = 60.0;
    body.bone_cover_mm = 20.0;
  } else if (population == Population::stiffest) {
    body.soft_layer_mm = 0.3;
    body.muscle_depth_mm = 25.0;
    body.bone_cover_mm = 8.0;
  }
}

void apply_ailment(Body& body, Population population, std::uint64_t seed) {
  Random dice(seed, Stream::ailment);
  if (population == Population::elderly) grow_old(body, dice);
  if (population == Population::protrusion) herniate(body, dice, false);
  if (population == Population::extrusion) herniate(body, dice, true);
}

}  // namespace knead::sim
