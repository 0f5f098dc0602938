// How much load a zone of the back (one side of one region) may have in one session, and how jets
// and rollers count into one sum. Every number here is assumed: the literature names minutes and
// techniques, never a dose. Pure; real-time safe.
#pragma once

#include "control/types/time.hpp"
#include "control/types/units.hpp"

namespace knead::care {

/// A zone that is worked for the whole of the longest session that is allowed may have half
/// of its force cap on the mean; whoever presses harder there must stay shorter.
inline constexpr double kMeanShareOfCap = 0.5;

/// From here on what is left of a budget (share of it) lowers the force there.
inline constexpr double kNearlyUsed = 0.2;
/// Down to this share of the force when it is spent; then nothing.
inline constexpr double kLightestBeforeSpent = 0.5;

/// What a kilopascal before a nozzle counts in newtons of roller force: the pressure over the area
/// of a jet of 5 mm radius (its width, jet_valves.cpp, assumed): 0.785 cm2 x 0.1 N/cm2.
inline constexpr double kNewtonPerKilopascal = 0.0785;

/// So long after a session began its load counts no more: a night has passed. Assumed; within a
/// day nothing of it fades.
inline constexpr Duration kDoseCountsFor = 16h;

/// By the zone's force cap and the longest session that is allowed: somebody healthy 96,000 N s,
/// with chronic low-back pain 36,000, with a protrusion 11,250, with an extrusion 3,000; the neck
/// by its own cap of 8 N.
[[nodiscard]] NewtonSecond dose_budget(Newton force_cap, Duration massage_time) noexcept;

/// Of a budget, 0 to 1. One of nothing is spent from the beginning: it is no leave without limit.
[[nodiscard]] double share_left(NewtonSecond used, NewtonSecond budget) noexcept;

[[nodiscard]] constexpr NewtonSecond counted(KilopascalSecond jets) noexcept {
  return NewtonSecond(jets.value() * kNewtonPerKilopascal);
}

}  // namespace knead::care
