// Whether the force loop can chase itself through the drive's backlash: a describing-function
// check. Pure analysis for tests and docs/control.md; it never runs in the cycle. Not real-time.
//
// Backlash passes a swing of amplitude A smaller and later, by the factor N(A) (play with half gap
// b, A > b). Where 1 + N(A) L(iw) = 0 the swing keeps itself alive. A back that is pressed holds
// the arm on one flank, so the gap is crossed only where the force is below the arm's own friction
// (or pushed there by the swing): this is the worst case, of an arm that nothing holds.
#pragma once

#include <complex>
#include <optional>

#include "control/motion/loop_margin.hpp"

namespace knead::motion {

/// N for a swing whose amplitude is `ratio` half gaps; 0 for 1 and less.
[[nodiscard]] std::complex<double> backlash_gain(double ratio);

struct BacklashCycle {
  double rad_s = 0.0;
  double arm_mm = 0.0;   ///< amplitude of the arm's movement
  double force_n = 0.0;  ///< amplitude of the force that it makes
};

/// The largest swing that keeps itself alive with a gap of `gap_mm`; nullopt = none.
[[nodiscard]] std::optional<BacklashCycle> backlash_cycle(const LoopModel& model, double gap_mm);

}  // namespace knead::motion
