#include "hal/sim/bone_map.hpp"

#include <algorithm>
#include <cmath>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

// Where bones lie: proportions of an adult, without asymmetry. All assumed.
constexpr double kEdge_mm = 20.0;  ///< over which a bone begins
constexpr double kBladeHalfHeight_mm = 70.0;
constexpr double kBladeInner_mm = 70.0;  ///< of the inner border from the spine, arms hanging
constexpr double kBladeOuter_mm = 130.0;
constexpr double kRibsFrom_mm = 55.0;    ///< the long muscles of the back end here
constexpr double kCrestAbove_mm = 15.0;  ///< the crest over L5/S1
constexpr double kCrestHeight_mm = 70.0;
constexpr double kPelvisHalfWidth_mm = 110.0;
constexpr double kProcess_mm = 8.0;  ///< half width of the spinous processes

/// 1 inside [low, high], 0 outside, smooth over kEdge_mm beyond each end.
double inside(double x, double low, double high) {
  return smooth_step((x - low) / kEdge_mm + 1.0) * smooth_step((high - x) / kEdge_mm + 1.0);
}

}  // namespace

BonesAtHeight bones_at(const Body& body, double along_mm) {
  const double crest_mm = body.sacral_lumbar_mm + kCrestAbove_mm;
  return {.ribs = inside(along_mm, body.lumbar_thoracic_mm, body.thoracic_cervical_mm - kEdge_mm),
          .blades = inside(along_mm, body.shoulders_along_mm - kBladeHalfHeight_mm,
                           body.shoulders_along_mm + kBladeHalfHeight_mm),
          .pelvis = inside(along_mm, crest_mm - kCrestHeight_mm, crest_mm)};
}

BoneMap::BoneMap(const Body& body)
    : muscle_mm_(body.muscle_depth_mm), cover_mm_(body.bone_cover_mm) {}

double BoneMap::depth_mm(const BonesAtHeight& here, double from_spine_mm) const noexcept {
  // Ribs lie deeper than blades and crest, spinous processes nearer. Assumed.
  constexpr double kRibs = 1.6;
  constexpr double kProcesses = 0.5;
  const double aside = std::abs(from_spine_mm);
  double depth = muscle_mm_;
  const auto cover = [&](double how_much, double bone_mm) {
    depth = std::min(depth, muscle_mm_ + (bone_mm - muscle_mm_) * how_much);
  };
  cover(smooth_step((kProcess_mm - aside) / kEdge_mm + 1.0), kProcesses * cover_mm_);
  if (here.ribs > 0.0) {
    cover(here.ribs * smooth_step((aside - kRibsFrom_mm) / kEdge_mm), kRibs * cover_mm_);
  }
  if (here.blades > 0.0) {
    cover(here.blades * inside(aside, kBladeInner_mm, kBladeOuter_mm), cover_mm_);
  }
  if (here.pelvis > 0.0) {
    cover(here.pelvis * inside(aside, 0.0, kPelvisHalfWidth_mm), cover_mm_);
  }
  return depth;
}

}  // namespace knead::sim
