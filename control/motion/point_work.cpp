#include "control/motion/point_work.hpp"

namespace knead::motion {
namespace {

/// A way this short is rolled at working force; a longer one is a new place and is reached
/// unloaded. Assumed: about twice the roller.
constexpr Millimetre kRolledWay{60.0};
/// A place where the force does not come (left out as painful, or out of reach) is not waited at.
constexpr double kLoadingMost_s = 4.0;

using Stage = PlayState::Stage;

Move place_move(const Play& play, const PlayState& state) {
  Move move;
  move.goal = state.place;
  move.speed = play.travel;
  move.reposition = state.stage == Stage::travelling && state.far;
  move.force = play.force;
  return move;
}

}  // namespace

Move walk_points(const Play& play, PlayState& state, const PointTimes& times) noexcept {
  if (!state.started) {
    state.started = true;
    state.far = true;
    state.place = play.route.at(play.progress);
    return place_move(play, state);
  }
  state.in_stage_s += play.dt_s;
  const Millimetre next = play.route.at(play.progress);
  switch (state.stage) {
    case Stage::travelling:
      if (play.arrived) state.enter(Stage::settling);
      break;
    case Stage::settling:
      // Settling counts from the moment the force is there.
      if (!play.loaded && state.in_stage_s < kLoadingMost_s) break;
      state.settled_s += play.dt_s;
      if (state.settled_s >= times.settle_s) state.enter(Stage::working);
      break;
    case Stage::working:
      // What has begun at a place is not broken off and begun again there (CR-16).
      if (state.in_stage_s >= times.work_s * play.dwell_factor &&
          abs(next - state.place) >= times.least_step) {
        state.enter(Stage::easing);
      }
      break;
    case Stage::easing:
      if (state.in_stage_s >= times.ease_s) {
        state.far = abs(next - state.place) > kRolledWay;
        state.place = next;
        state.settled_s = 0.0;
        state.enter(Stage::travelling);
      }
      break;
  }
  return place_move(play, state);
}

}  // namespace knead::motion
