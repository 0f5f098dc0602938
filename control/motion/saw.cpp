// Saw (CR-31): one roller goes out while the other comes in, so that the tissue between them is
// sheared one way and then the other, as by two hands that saw.
#include "control/motion/across_work.hpp"

namespace knead::motion {

Move saw(const Play& play, PlayState& state) noexcept {
  Move move = work_across(play, state);
  move.alternate = true;
  return move;
}

}  // namespace knead::motion
