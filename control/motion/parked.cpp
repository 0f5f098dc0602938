// No roller works: off the back and at the seat end, where the carriage keeps no jet shut (CR-34,
// CR-35).
#include "control/motion/techniques.hpp"

namespace knead::motion {
namespace {

constexpr Millimetre kSeatEnd{0.0};

}  // namespace

Move parked(const Play& play, PlayState&) noexcept {
  Move move;
  move.goal = kSeatEnd;
  move.speed = play.travel;
  move.reposition = true;
  return move;
}

}  // namespace knead::motion
