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
  move.beside = state.beside;
  move.speed = play.travel;
  move.reposition = state.stage == Stage::travelling && state.far;
  move.force = play.force;
  return move;
}

void go_to(const Station& station, PlayState& state) {
  state.place = station.along;
  state.beside = station.beside;
}

}  // namespace

Move walk_points(const Play& play, PlayState& state, const PointTimes& times) noexcept {
  if (!state.started) {
    state.started = true;
    state.far = true;
    go_to(play.route.at(play.progress), state);
    return place_move(play, state);
  }
  state.in_stage_s += play.dt_s;
  const Station next = play.route.at(play.progress);
  // A point is worked again and again until the next one's turn.
  const Millimetre least_step = play.route.has_stations() ? Millimetre(0.0) : times.least_step;
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
          abs(next.along - state.place) >= least_step) {
        state.enter(Stage::easing);
      }
      break;
    case Stage::easing:
      if (state.in_stage_s >= times.ease_s) {
        state.far = abs(next.along - state.place) > kRolledWay;
        go_to(next, state);
        state.settled_s = 0.0;
        state.enter(Stage::travelling);
      }
      break;
  }
  return place_move(play, state);
}

}  // namespace knead::motion
