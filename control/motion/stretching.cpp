// Stretching (CR-31): the rollers take hold under the phase's force without turning, the carriage
// pulls slowly along while the arms go slowly apart, hold at full stretch, and let go. The way back
// is made lightly.
#include <algorithm>

#include "control/motion/point_work.hpp"

namespace knead::motion {
namespace {

using Stage = PlayState::Stage;

// All assumed: as far as skin gives beneath a hand before the hand slips, at a speed that the
// person can follow and stop.
constexpr Millimetre kPull{25.0};
constexpr MillimetrePerSecond kPullSpeed{6.0};
constexpr double kHoldUnsaid_s = 3.0;
/// Letting go: the force falls by 60 N/s, and the tissue slides back.
constexpr double kEase_s = 1.0;

/// Which way it pulls from here: the phase's, or each time the other way.
Millimetre pulled_to(const Play& play, PlayState& state) {
  const bool up = play.phase.direction == Direction::both ? !state.backwards
                                                          : play.phase.direction == Direction::up;
  state.backwards = up;
  const Millimetre wished = state.place + kPull * (up ? 1.0 : -1.0);
  return std::clamp(wished, play.route.lowest(), play.route.highest());
}

}  // namespace

Move stretching(const Play& play, PlayState& state) noexcept {
  const double hold_s = play.phase.dwell_s > 0.0 ? play.phase.dwell_s : kHoldUnsaid_s;
  const double longest_way = std::max(kPull, play.phase.amplitude) / Millimetre(1.0);
  const Stage before = state.stage;
  Move move = walk_points(play, state,
                          {.settle_s = 0.0,
                           .work_s = hold_s + longest_way / kPullSpeed.value(),
                           .ease_s = kEase_s,
                           .least_step = Millimetre(0.0)});
  if (state.stage == Stage::working) {
    if (before != Stage::working) state.place = pulled_to(play, state);
    move.goal = state.place;
    move.speed = std::min(kPullSpeed, play.travel);
    move.apart = play.phase.amplitude;
    move.rolls = false;
  } else if (state.stage != Stage::settling) {
    move.force = play.light;
  }
  // Also together again: what has been let go is not yet off the skin.
  if (!move.reposition) move.arm_speed = kPullSpeed;
  return move;
}

}  // namespace knead::motion
