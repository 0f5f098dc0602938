// Rubbing (friction): half-strokes across the muscle while the carriage stands, or creeps along if
// the phase never stops. The lateral speed of the sine is kept below the arm's.
#include <algorithm>
#include <numbers>

#include "control/motion/point_work.hpp"
#include "control/motion/techniques.hpp"

namespace knead::motion {
namespace {

/// The arms do 80 mm/s; the rest is for following the spine's line.
constexpr double kLateralSpeed_mm_s = 65.0;
constexpr Hertz kSlowest{0.2};
constexpr Hertz kFastest{2.0};
constexpr MillimetrePerSecond kCreep{10.0};

}  // namespace

Move rubbing(const Play& play, PlayState& state) noexcept {
  const bool never_stops = play.phase.dwell_s <= 0.0;
  Play here = play;
  if (never_stops) here.travel = std::min(play.travel, kCreep);
  Move move = never_stops
                  ? stroking(here, state)
                  : walk_points(play, state,
                                {.settle_s = 0.0, .work_s = play.phase.dwell_s, .ease_s = 0.0});
  move.rate = std::clamp(play.phase.rate, kSlowest, kFastest);
  const Millimetre widest(kLateralSpeed_mm_s / (2.0 * std::numbers::pi * move.rate.value()));
  // Half-strokes go on through the short rolled ways between places: only an unloaded roller rests.
  if (!move.reposition) move.amplitude = std::min(play.phase.amplitude, widest);
  return move;
}

}  // namespace knead::motion
