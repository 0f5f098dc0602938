#include "control/motion/across_work.hpp"

#include <algorithm>
#include <numbers>

#include "control/motion/point_work.hpp"

namespace knead::motion {
namespace {

constexpr Hertz kSlowest{0.2};
constexpr Hertz kFastest{2.0};
constexpr MillimetrePerSecond kCreep{10.0};

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

}  // namespace knead::motion
