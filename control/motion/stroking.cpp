// Stroking (effleurage): up and down the way at constant force and slow speed, best near 3 cm/s.
#include <algorithm>

#include "control/motion/techniques.hpp"

namespace knead::motion {
namespace {

/// Legs whose ends are further apart than this are not joined by a stroke.
constexpr Millimetre kJoined{40.0};

Millimetre leg_start(const Leg& leg, bool backwards) { return backwards ? leg.to : leg.from; }
Millimetre leg_end(const Leg& leg, bool backwards) { return backwards ? leg.from : leg.to; }

/// The next leg in the direction of walking; at either end of the way the stroke turns.
void next_leg(const Route& route, PlayState& state) {
  const bool at_end = state.backwards ? state.leg == 0 : state.leg + 1 == route.size();
  if (at_end) {
    state.backwards = !state.backwards;
  } else {
    state.leg = state.backwards ? state.leg - 1 : state.leg + 1;
  }
}

}  // namespace

Move stroking(const Play& play, PlayState& state) noexcept {
  using Stage = PlayState::Stage;
  if (!state.started) {
    state.started = true;
    state.far = true;
    state.leg = 0;
    state.backwards = false;
    state.place = play.route.leg(0).from;
  } else if (play.arrived) {
    if (state.stage == Stage::travelling) {
      state.enter(Stage::working);
      state.far = false;
      state.place = leg_end(play.route.leg(state.leg), state.backwards);
    } else {
      next_leg(play.route, state);
      const Leg& leg = play.route.leg(state.leg);
      const Millimetre start = leg_start(leg, state.backwards);
      if (abs(start - state.place) > kJoined) {
        state.enter(Stage::travelling);
        state.far = true;
        state.place = start;
      } else {
        state.place = leg_end(leg, state.backwards);
      }
    }
  }
  Move move;
  move.goal = state.place;
  move.speed = play.travel;
  move.reposition = state.stage == Stage::travelling && state.far;
  move.force = play.force;
  return move;
}

}  // namespace knead::motion
