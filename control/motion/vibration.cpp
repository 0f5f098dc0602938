// Vibration: at a place, continuous and never restarted there (CR-16). Stands still under constant
// force first, so that the place and its force are known before anything shakes.
#include <algorithm>

#include "control/motion/point_work.hpp"
#include "control/motion/techniques.hpp"

namespace knead::motion {
namespace {

/// DESIGN: 5 to 50 Hz of small amplitude; above 12 Hz the depth drive (40 Hz) no longer follows a
/// force sine well.
constexpr Hertz kSlowest{5.0};
constexpr Hertz kFastest{12.0};
/// Small: at 12 Hz more would ask a soft, damped back for over 45 mm/s. Assumed.
constexpr Newton kSwingMost{4.0};
constexpr double kSwingShare = 0.25;
constexpr double kStill_s = 2.5;
constexpr double kEase_s = 0.4;

}  // namespace

Move vibration(const Play& play, PlayState& state) noexcept {
  const bool one_place = play.phase.dwell_s <= 0.0;
  const double whole_phase_s = 1e9;
  Move move = walk_points(play, state,
                          {.settle_s = kStill_s,
                           .work_s = one_place ? whole_phase_s : play.phase.dwell_s,
                           .ease_s = kEase_s});
  move.rate = std::clamp(play.phase.rate, kSlowest, kFastest);
  if (state.stage == PlayState::Stage::working) {
    move.swing = std::min({play.swing, kSwingMost, kSwingShare * play.force});
  }
  return move;
}

}  // namespace knead::motion
