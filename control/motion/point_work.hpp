// Working at one place after another: go, settle, work, ease, go on. What all techniques
// but stroking and slow roll share. Where the next place is follows from the phase's progress, so
// that every phase covers its whole way however long it is. Thread: the cycle. Real-time.
#pragma once

#include "control/motion/techniques.hpp"

namespace knead::motion {

struct PointTimes {
  double settle_s = 0.0;
  double work_s = 0.0;
  double ease_s = 0.0;
  /// A step must be worth stopping the work for: about the radius of the footprint. 0: the work is
  /// done again and again wherever it is.
  Millimetre least_step{12.0};
};

/// Moves `state` on and returns where to be: goal, speed and whether to unload on the way. A short
/// way to the next place is rolled under the working force.
[[nodiscard]] Move walk_points(const Play& play, PlayState& state,
                               const PointTimes& times) noexcept;

}  // namespace knead::motion
