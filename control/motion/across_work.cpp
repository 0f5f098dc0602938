#include "control/motion/across_work.hpp"

#include <algorithm>
#include <numbers>

#include "control/motion/point_work.hpp"

namespace knead::motion {
namespace {

constexpr Hertz kSlowest{0.2};
constexpr Hertz kFastest{2.0};
constexpr MillimetrePerSecond kCreep{10.0};
/// What the carriage does beside its travel. Assumed: the acceleration that the player plans its
/// travel with (technique_player.cpp), of which a circle of 6 mm at 1 Hz takes all.
constexpr double kCarriageAcceleration_mm_s2 = 250.0;

}  // namespace

Move work_across(const Play& play, PlayState& state) noexcept {
  const bool never_stops = play.phase.dwell_s <= 0.0;
  Play here = play;
  if (never_stops) here.travel = std::min(play.travel, kCreep);
  Move move = never_stops
                  ? stroking(here, state)
                  : walk_points(play, state,
                                {.settle_s = 0.0, .work_s = play.phase.dwell_s, .ease_s = 0.0});
  move.rate = std::clamp(play.phase.rate, kSlowest, kFastest);
  const Millimetre widest(kLateralSpeedMost_mm_s / (2.0 * std::numbers::pi * move.rate.value()));
  if (!move.reposition) move.amplitude = std::min(play.phase.amplitude, widest);
  return move;
}

Move work_round(const Play& play, PlayState& state) noexcept {
  Move move = work_across(play, state);
  const double turn_rad_s = 2.0 * std::numbers::pi * move.rate.value();
  const Millimetre widest(kCarriageAcceleration_mm_s2 / (turn_rad_s * turn_rad_s));
  const bool there = state.stage == PlayState::Stage::working && play.phase.dwell_s > 0.0;
  move.amplitude = there ? std::min(move.amplitude, widest) : Millimetre(0.0);
  move.along_amplitude = move.amplitude;
  return move;
}

}  // namespace knead::motion
