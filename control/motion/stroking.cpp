// Stroking (effleurage): over the way at constant force and slow speed, best near 3 cm/s; of points
// (CR-32) to and fro over each.
#include <algorithm>

#include "control/motion/leg_work.hpp"
#include "control/motion/point_work.hpp"

namespace knead::motion {
namespace {

using Stage = PlayState::Stage;

/// Half of a stroke over a point. Assumed: about the roller's own length on either side.
constexpr Millimetre kHalfStroke{25.0};
/// Strokes over one point before it looks whether the next one's turn has come. Assumed.
constexpr double kStrokes_s = 6.0;

Move over_points(const Play& play, PlayState& state) {
  Move move = walk_points(play, state, {.settle_s = 0.0, .work_s = kStrokes_s, .ease_s = 0.0});
  if (state.stage == Stage::working) {
    if (play.arrived) state.backwards = !state.backwards;
    move.goal = state.place + kHalfStroke * (state.backwards ? -1.0 : 1.0);
  } else if (state.stage != Stage::settling) {
    move.force = play.light;
  }
  return move;
}

}  // namespace

Move stroking(const Play& play, PlayState& state) noexcept {
  return play.route.has_stations() ? over_points(play, state) : walk_legs(play, state, 0.0);
}

}  // namespace knead::motion
