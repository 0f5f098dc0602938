// Stroking (effleurage): over the way at constant force and slow speed, best near 3 cm/s.
#include "control/motion/leg_work.hpp"

namespace knead::motion {

Move stroking(const Play& play, PlayState& state) noexcept { return walk_legs(play, state, 0.0); }

}  // namespace knead::motion
