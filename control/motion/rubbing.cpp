// Rubbing (friction): both rollers outwards and back together, across the muscle; or in circles
// (CR-33).
#include "control/motion/across_work.hpp"

namespace knead::motion {

Move rubbing(const Play& play, PlayState& state) noexcept {
  return play.phase.circles ? work_round(play, state) : work_across(play, state);
}

}  // namespace knead::motion
