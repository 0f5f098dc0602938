// Rubbing (friction): both rollers outwards and back together, across the muscle.
#include "control/motion/across_work.hpp"

namespace knead::motion {

Move rubbing(const Play& play, PlayState& state) noexcept { return work_across(play, state); }

}  // namespace knead::motion
