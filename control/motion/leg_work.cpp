#include "control/motion/leg_work.hpp"

namespace knead::motion {
namespace {

/// Legs whose ends are further apart than this are not joined by a stroke.
constexpr Millimetre kJoined{40.0};

using Stage = PlayState::Stage;

Millimetre leg_start(const Leg& leg, bool backwards) { return backwards ? leg.to : leg.from; }
Millimetre leg_end(const Leg& leg, bool backwards) { return backwards ? leg.from : leg.to; }

bool at_the_end(const Route& route, const PlayState& state) {
  return state.backwards ? state.leg == 0 : state.leg + 1 == route.size();
}

void work_leg(const Route& route, PlayState& state) {
  state.enter(Stage::working);
  state.far = false;
  state.place = leg_end(route.leg(state.leg), state.backwards);
}

void travel_to(PlayState& state, Millimetre place) {
  state.enter(Stage::travelling);
  state.far = true;
  state.place = place;
}

void next_leg(const Route& route, PlayState& state) {
  state.leg = state.backwards ? state.leg - 1 : state.leg + 1;
  const Millimetre start = leg_start(route.leg(state.leg), state.backwards);
  if (abs(start - state.place) > kJoined) {
    travel_to(state, start);
  } else {
    work_leg(route, state);
  }
}

void begin_again(const Play& play, PlayState& state) {
  if (play.phase.direction == Direction::both) {
    state.backwards = !state.backwards;
    work_leg(play.route, state);
  } else {
    state.leg = 0;
    travel_to(state, play.route.leg(0).from);
  }
}

void move_on(const Play& play, PlayState& state, double pause_s) {
  switch (state.stage) {
    case Stage::travelling:
      if (play.arrived) work_leg(play.route, state);
      break;
    case Stage::settling:  // nothing to settle for: the force comes while it rolls
    case Stage::working:
      if (!play.arrived) break;
      if (!at_the_end(play.route, state)) {
        next_leg(play.route, state);
      } else if (pause_s > 0.0) {
        state.enter(Stage::easing);
      } else {
        begin_again(play, state);
      }
      break;
    case Stage::easing:
      if (state.in_stage_s >= pause_s) begin_again(play, state);
      break;
  }
}

}  // namespace

Move walk_legs(const Play& play, PlayState& state, double pause_s) noexcept {
  if (!state.started) {
    state.started = true;
    state.leg = 0;
    state.backwards = false;
    travel_to(state, play.route.leg(0).from);
  } else {
    state.in_stage_s += play.dt_s;
    move_on(play, state, pause_s);
  }
  Move move;
  move.goal = state.place;
  move.speed = play.travel;
  move.reposition = state.stage == Stage::travelling && state.far;
  move.force = state.stage == Stage::easing ? play.light : play.force;
  return move;
}

}  // namespace knead::motion
