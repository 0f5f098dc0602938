// Slow roll (CR-38): one slow pass over the whole way at a time, and a pause to breathe before the
// next, standing lightly.
#include <algorithm>

#include "control/motion/leg_work.hpp"

namespace knead::motion {
namespace {

/// Two breaths at 0.25 Hz (DESIGN "body model": 0.2 to 0.35 Hz).
constexpr double kPauseUnsaid_s = 8.0;
/// Assumed: the literature's exercise is done slowly by hand and gives no figure.
constexpr MillimetrePerSecond kFastest{30.0};

}  // namespace

Move slow_roll(const Play& play, PlayState& state) noexcept {
  Play slowly = play;
  slowly.travel = std::min(play.travel, kFastest);
  return walk_legs(slowly, state, play.phase.dwell_s > 0.0 ? play.phase.dwell_s : kPauseUnsaid_s);
}

}  // namespace knead::motion
