// Pressing: slowly deeper at a place, held, slowly out, on to the next.
#include "control/motion/point_work.hpp"
#include "control/motion/techniques.hpp"

namespace knead::motion {
namespace {

/// Assumed: 2 s to 25 N, which the person can follow and stop.
constexpr NewtonPerSecond kSlowRise{12.0};
constexpr double kDwellUnsaid_s = 6.0;
constexpr double kEase_s = 0.5;

}  // namespace

Move pressing(const Play& play, PlayState& state) noexcept {
  const double dwell = play.phase.dwell_s > 0.0 ? play.phase.dwell_s : kDwellUnsaid_s;
  Move move = walk_points(play, state, {.settle_s = 0.0, .work_s = dwell, .ease_s = kEase_s});
  const bool between =
      state.stage == PlayState::Stage::travelling || state.stage == PlayState::Stage::easing;
  if (between) move.force = play.light;
  move.force_rise = kSlowRise;
  return move;
}

}  // namespace knead::motion
