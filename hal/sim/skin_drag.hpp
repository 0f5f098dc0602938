// What the skin does along its surface: it is dragged along like a spring until it slips under the
// roller (an elastic bristle that slides at Coulomb's limit). It takes energy and gives back no
// more than its spring held. Real-time safe.
#pragma once

#include <algorithm>

#include "hal/sim/curves.hpp"

namespace knead::sim {

class SkinDrag {
 public:
  /// `friction`: share of the normal force at which it slips.
  SkinDrag(double friction, double stiffness_n_per_mm)
      : friction_(friction), stiffness_n_per_mm_(stiffness_n_per_mm) {}

  /// Moves the roller over the skin for one step and returns the force of the skin on it, N; it
  /// points against the movement.
  double step(double speed_mm_s, double normal_n) noexcept {
    const double reach = friction_ * normal_n / stiffness_n_per_mm_;
    stretch_mm_ = std::clamp(stretch_mm_ + speed_mm_s * kStep_s, -reach, reach);
    return -stiffness_n_per_mm_ * stretch_mm_;
  }
  [[nodiscard]] double stretch_mm() const noexcept { return stretch_mm_; }

 private:
  double friction_;
  double stiffness_n_per_mm_;
  double stretch_mm_ = 0.0;
};

}  // namespace knead::sim
