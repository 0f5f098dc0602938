// Drilling (CR-31): small circular deep friction. The arms make the way across, the carriage the
// way along, a quarter turn apart; together a circle.
#include <algorithm>
#include <numbers>

#include "control/motion/across_work.hpp"

namespace knead::motion {
namespace {

/// What the carriage does beside its travel. Assumed: the acceleration that the player plans its
/// travel with (technique_player.cpp), of which a circle of 6 mm at 1 Hz takes all.
constexpr double kCarriageAcceleration_mm_s2 = 250.0;

}  // namespace

Move drilling(const Play& play, PlayState& state) noexcept {
  Move move = work_across(play, state);
  const double turn_rad_s = 2.0 * std::numbers::pi * move.rate.value();
  const Millimetre widest(kCarriageAcceleration_mm_s2 / (turn_rad_s * turn_rad_s));
  // Only at a place: a carriage that travels makes no circles.
  const bool there = state.stage == PlayState::Stage::working && play.phase.dwell_s > 0.0;
  move.amplitude = there ? std::min(move.amplitude, widest) : Millimetre(0.0);
  move.along_amplitude = move.amplitude;
  return move;
}

}  // namespace knead::motion
