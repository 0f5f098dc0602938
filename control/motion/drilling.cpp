// Drilling (CR-31): small circular deep friction.
#include "control/motion/across_work.hpp"

namespace knead::motion {

Move drilling(const Play& play, PlayState& state) noexcept { return work_round(play, state); }

}  // namespace knead::motion
