// Half-strokes across the muscle and circles, at one place after another or creeping along: what
// rubbing, saw and drilling share. Thread: the cycle. Real-time.
#pragma once

#include "control/motion/techniques.hpp"

namespace knead::motion {

/// The arms do 80 mm/s; the rest is for following the spine's line.
inline constexpr double kLateralSpeedMost_mm_s = 65.0;

/// Moves `state` on; sets rate and amplitude, the latter kept below what the arms can do at that
/// rate. Half-strokes go on through the short rolled ways between places: only an unloaded roller
/// rests. A phase that never stops (dwell 0) creeps along.
[[nodiscard]] Move work_across(const Play& play, PlayState& state) noexcept;

/// The same in circles: the arms make the way across, the carriage the way along, a quarter turn
/// apart. Only at a place: a carriage that travels makes no circles.
[[nodiscard]] Move work_round(const Play& play, PlayState& state) noexcept;

}  // namespace knead::motion
