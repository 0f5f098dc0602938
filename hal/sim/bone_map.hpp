// How far under the skin the bone lies: thick muscle beside the lumbar spine, ribs behind the
// chest, shoulder blades, the pelvis' crest and sacrum, and the spinous processes under the middle
// line. Real-time safe.
#pragma once

#include "hal/sim/body.hpp"

namespace knead::sim {

/// Which bones there are at one height, each 0 to 1.
struct BonesAtHeight {
  double ribs = 0.0;
  double blades = 0.0;
  double pelvis = 0.0;  ///< sacrum in the middle, crest beside it
};

[[nodiscard]] BonesAtHeight bones_at(const Body& body, double along_mm);

class BoneMap {
 public:
  explicit BoneMap(const Body& body);

  /// From the skin to the bone at this distance from the spine line, mm.
  [[nodiscard]] double depth_mm(const BonesAtHeight& here, double from_spine_mm) const noexcept;

 private:
  double muscle_mm_;
  double cover_mm_;
};

}  // namespace knead::sim
