// The numbers of the roller force loop, in one place, so that the loop in the cycle and the margin
// table in docs/control.md are made of the same ones. Pure and constexpr. Real-time.
//
// Contact under a roller: F = K p^n (1 + d v), d = 0.01 to 0.05 s/mm (DESIGN "body model", best
// guesses from other instruments). About a working point that is a spring and a damper side by
// side, k = dF/dp and c = d F. The spring is estimated by the contact sense; of the damper only its
// range is known, so the loop believes a value near the low end: too little believed makes the loop
// faster than asked at high frequency (delay then sets the bound), too much makes it lag in the
// middle. 0.012 leaves the most phase over the whole range (docs/control.md).
#pragma once

#include <algorithm>
#include <array>

#include "control/types/units.hpp"

namespace knead::motion::design {

/// Bounds of the stiffness that the loop will schedule on. 1.5 N/mm is the softest body; 40 N/mm a
/// knot under guarding at 80 N (10 N/mm^n, n 1.4, x 2 x 2 would be more, but no one holds it
/// there).
inline constexpr double kStiffnessMin = 1.5;
inline constexpr double kStiffnessMax = 40.0;

inline constexpr double kDampingForFeedback = 0.012;  ///< s/mm, see above
/// The middle of the range: feed-forward is no loop, so it takes the most likely value.
inline constexpr double kDampingForFeedForward = 0.0224;

/// Corner of the integral part: breathing (0.35 Hz = 2.2 rad/s) is below it.
inline constexpr double kIntegralCorner = 3.5;
/// ... but never within this share of the contact's own corner, where a very soft and damped back
/// would turn the loop conditionally stable.
inline constexpr double kIntegralShare = 0.3;

/// What lies between a change of force and the loop knowing it: sensor delay 2 ms (chair
/// description of the reference chair), one cycle of computing and half a cycle of hold.
inline constexpr double kDelay_s = 0.0035;
/// The most that the contact sense's force filter may lag for the margins to hold.
inline constexpr double kFilterLagAllowed_s = 0.003;

/// Between a learned correction and its answer in the measured force: the delay above and the force
/// filter. Learning looks that far back.
inline constexpr double kLearningLead_s = kDelay_s + kFilterLagAllowed_s;
/// Sensor and force filter alone: how late the asked force must be to be compared with the
/// measured.
inline constexpr double kMeasuredLate_s = 0.002 + kFilterLagAllowed_s;
/// Share of what is missed that is corrected in each second.
inline constexpr double kLearningGain = 2.0;
/// Learning's Q filter: no harmonic above it is learned. Up to here the model that the lead stands
/// for holds on every back (docs/control.md, "Learning a swing").
inline constexpr double kLearnedUpTo_rad_s = 2.0 * 3.14159265358979 * 12.5;
/// The most of each harmonic that may be added, as a share of the swing.
inline constexpr std::array kLearnedMost{0.5, 0.3, 0.2, 0.1};

[[nodiscard]] constexpr double believed_stiffness(double estimate_n_per_mm) {
  return std::clamp(estimate_n_per_mm, kStiffnessMin, kStiffnessMax);
}
[[nodiscard]] constexpr double believed_damping(double force_n) {
  return kDampingForFeedback * std::max(force_n, 0.0);
}
[[nodiscard]] constexpr double integral_corner(double stiffness, double damping) {
  return damping > 0.0 ? std::min(kIntegralCorner, kIntegralShare * stiffness / damping)
                       : kIntegralCorner;
}

}  // namespace knead::motion::design
