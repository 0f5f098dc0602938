#include "hal/sim/back_shape.hpp"

#include <algorithm>
#include <cmath>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

/// Catmull-Rom through the stations: smooth, and exact at each of them.
double smooth_profile(const BackProfile& stations, double along_mm) {
  const double t =
      std::clamp(along_mm / kBackStationPitch_mm, 0.0, static_cast<double>(kBackStations - 1));
  const auto i = std::min(static_cast<std::size_t>(t), kBackStations - 2);
  const double f = t - static_cast<double>(i);
  const double a = stations[i == 0 ? 0 : i - 1];
  const double b = stations[i];
  const double c = stations[i + 1];
  const double d = stations[std::min(i + 2, kBackStations - 1)];
  return b +
         0.5 * f * (c - a + f * (2.0 * a - 5.0 * b + 4.0 * c - d + f * (3.0 * (b - c) + d - a)));
}

/// One value a region, blended over 30 mm to each side of a border: tissue has no edges.
double blended(const PerRegion& values, const RegionBorders& borders, double along_mm) {
  constexpr double kBlend_mm = 30.0;
  const auto step = [&](Millimetre border) {
    return smooth_step((along_mm - border.value() + kBlend_mm) / (2.0 * kBlend_mm));
  };
  double value = values[index(Region::sacral)];
  value += (values[index(Region::lumbar)] - value) * step(borders.sacral_lumbar);
  value += (values[index(Region::thoracic)] - value) * step(borders.lumbar_thoracic);
  value += (values[index(Region::cervical)] - value) * step(borders.thoracic_cervical);
  return value;
}

}  // namespace

BackShape::BackShape(const Body& body)
    : knots_(body.knots),
      bones_(body),
      half_width_mm_(body.half_width_mm),
      roundness_mm_(body.roundness_mm) {
  const RegionBorders borders = region_borders(body);
  // The chest rises with each breath, belly-side breathing lifts the small of the back less, the
  // pelvis hardly moves. Assumed.
  const PerRegion breathing{0.4, 1.0, body.loin_breathing, 0.2};
  for (std::size_t i = 0; i < kPoints; ++i) {
    const double along = kPitch_mm * static_cast<double>(i);
    table_[i].surface_mm = smooth_profile(body.surface_depth_mm, along);
    table_[i].spine_mm = smooth_profile(body.spine_lateral_mm, along);
    table_[i].stiffness = {blended(body.stiffness_left, borders, along),
                           blended(body.stiffness_right, borders, along)};
    table_[i].threshold_n_per_cm2 = blended(body.pain_threshold_n_per_cm2, borders, along);
    table_[i].breathing_gain = blended(breathing, borders, along);
    table_[i].bones = bones_at(body, along);
  }
}

BackPoint BackShape::at(double along_mm) const noexcept {
  const double t = std::clamp(along_mm / kPitch_mm, 0.0, static_cast<double>(kPoints - 1));
  const auto i = std::min(static_cast<std::size_t>(t), kPoints - 2);
  const double f = t - static_cast<double>(i);
  const BackPoint& a = table_[i];
  const BackPoint& b = table_[i + 1];
  const auto mix = [f](double x, double y) { return x + (y - x) * f; };
  return {mix(a.surface_mm, b.surface_mm),
          mix(a.spine_mm, b.spine_mm),
          {mix(a.stiffness[0], b.stiffness[0]), mix(a.stiffness[1], b.stiffness[1])},
          mix(a.threshold_n_per_cm2, b.threshold_n_per_cm2),
          mix(a.breathing_gain, b.breathing_gain),
          {mix(a.bones.ribs, b.bones.ribs), mix(a.bones.blades, b.bones.blades),
           mix(a.bones.pelvis, b.bones.pelvis)}};
}

KnotEffect BackShape::knots(double along_mm, Side side, double from_spine_mm) const noexcept {
  KnotEffect effect;
  for (const Knot& knot : knots_) {
    if (knot.side != side) continue;
    const double da = along_mm - knot.along_mm;
    const double dl = std::abs(from_spine_mm) - knot.from_spine_mm;
    const double share = (da * da + dl * dl) / (knot.radius_mm * knot.radius_mm);
    if (share >= 1.0) continue;
    const double weight = (1.0 - share) * (1.0 - share);  // smooth at centre and rim
    effect.stiffness_factor += knot.extra_stiffness * weight;
    effect.threshold_factor =
        std::min(effect.threshold_factor, 1.0 - (1.0 - knot.threshold_factor) * weight);
  }
  return effect;
}

}  // namespace knead::sim
