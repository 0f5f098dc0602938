// How surely learning a swing converges: where a learned correction comes out in the measured force
// of the closed loop, against where learning looks for it. A pure analysis for tests and
// docs/control.md; it never runs in the cycle. Not real-time.
//
// From a correction r to the measured force y, with M = drive, contact, sensing and delay:
//
//        s / (k^ + c_ff s)  +  wc (1 + wi/s) / (k^ + c^ s) / (1 + s late)
//   G = ------------------------------------------------------------------ M
//                       1  +  wc (1 + wi/s) / (k^ + c^ s) M
//
// Learning turns each coefficient by the error times e^(i w lead), slowly beside the swing: it
// converges where the real part of G e^(i w lead) is positive, at the learning gain times that.
#pragma once

#include "control/motion/loop_margin.hpp"

namespace knead::motion {

struct LearningModel {
  LoopModel loop{};
  double feed_forward_damping = 1.0;  ///< c_ff, N s/mm
  double late_s = 0.0065;             ///< of the reference that the feedback compares with
  double lead_s = 0.0065;             ///< that learning believes in
};

struct LearningMargin {
  double phase_deg = 0.0;  ///< 90 less the angle between where the answer is and where it is sought
  double share = 0.0;      ///< real part: of the learning gain, what is left of it
};

/// At one harmonic, w in rad/s.
[[nodiscard]] LearningMargin learning_margin(const LearningModel& model, double w);

}  // namespace knead::motion
