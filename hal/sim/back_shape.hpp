// The body's profiles along the spine, smooth and fast to look up: one table every 5 mm, so that
// a step of the plant costs a linear interpolation. Real-time safe after construction.
#pragma once

#include <array>
#include <cstddef>

#include "hal/sim/body.hpp"
#include "hal/sim/bone_map.hpp"

namespace knead::sim {

/// What the back is like at one height.
struct BackPoint {
  double surface_mm = 0.0;  ///< arm depth of first touch beside the spine, at rest
  double spine_mm = 0.0;    ///< lateral position of the spine line, person not shifted
  std::array<double, kSides> stiffness{};  ///< K without knots and guarding, N/mm^n
  double threshold_n_per_cm2 = 0.0;        ///< without knots
  double breathing_gain = 0.0;             ///< share of the breathing amplitude seen here
  BonesAtHeight bones{};
};

/// What knots add at one place.
struct KnotEffect {
  double stiffness_factor = 1.0;
  double threshold_factor = 1.0;
};

class BackShape {
 public:
  explicit BackShape(const Body& body);

  [[nodiscard]] BackPoint at(double along_mm) const noexcept;
  /// How much deeper than beside the spine the surface lies, at this distance from the spine.
  [[nodiscard]] double roundness(double from_spine_mm) const noexcept {
    const double share = from_spine_mm / half_width_mm_;
    return roundness_mm_ * share * share;
  }
  /// From the skin to the bone, mm.
  [[nodiscard]] double bone_mm(const BackPoint& here, double from_spine_mm) const noexcept {
    return bones_.depth_mm(here.bones, from_spine_mm);
  }
  [[nodiscard]] KnotEffect knots(double along_mm, Side side, double from_spine_mm) const noexcept;

 private:
  static constexpr double kPitch_mm = 5.0;
  static constexpr std::size_t kPoints = 181;  ///< 0 to 900 mm

  std::array<BackPoint, kPoints> table_{};
  FixedVector<Knot, kMaxKnots> knots_;
  BoneMap bones_;
  double half_width_mm_;
  double roundness_mm_;
};

}  // namespace knead::sim
