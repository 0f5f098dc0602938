// Going over the way of a phase again and again, leg by leg: what stroking and slow roll share.
// Thread: the cycle. Real-time.
#pragma once

#include "control/motion/techniques.hpp"

namespace knead::motion {

/// Moves `state` on. At the end of the way it turns (Direction::both) or goes back unloaded and
/// begins again; before that it stands lightly for `pause_s`.
[[nodiscard]] Move walk_legs(const Play& play, PlayState& state, double pause_s) noexcept;

}  // namespace knead::motion
