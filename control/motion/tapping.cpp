// Tapping (tapotement, CR-33): light blows of both rollers in turn, in bouts with stops between.
// A hand leaves the skin between its blows; a roller does not. It may come to a back no faster than
// 16 mm/s (docs/control.md, "Touch"), so a blow from 5 mm away would need a third of a second and
// land as a push. What it does instead: its force falls to hardly anything and is back at once.
#include <algorithm>
#include <cmath>

#include "control/motion/point_work.hpp"
#include "control/motion/techniques.hpp"

namespace knead::motion {
namespace {

/// Slower is kneading. At 4 Hz the gate's 58 mm/s inwards and 4.9 mm in 100 ms leave 2.3 mm of
/// half-swing: 9 N on a middling back (4 N/mm), 3.4 N on the softest (1.5 N/mm).
constexpr Hertz kSlowest{2.0};
constexpr Hertz kFastest{4.0};
constexpr Newton kSwingMost{5.0};
/// A roller that loses the back would have to find it again.
constexpr Newton kLeastContact{2.5};
/// Assumed: two dozen blows, and time to feel that they have stopped.
constexpr double kBout_s = 6.0;
constexpr double kStop_s = 2.0;
constexpr double kSettle_s = 0.3;
constexpr double kEase_s = 0.4;

}  // namespace

Move tapping(const Play& play, PlayState& state) noexcept {
  const double dwell_s = play.phase.dwell_s > 0.0 ? play.phase.dwell_s : kBout_s;
  Move move =
      walk_points(play, state, {.settle_s = kSettle_s, .work_s = dwell_s, .ease_s = kEase_s});
  move.rate = std::clamp(play.phase.rate, kSlowest, kFastest);
  move.alternate = true;
  const bool bout = std::fmod(state.in_stage_s, kBout_s + kStop_s) < kBout_s;
  if (state.stage == PlayState::Stage::working && bout) {
    const Newton room = std::max(Newton(0.0), play.force - kLeastContact);
    move.swing = std::min({play.swing, kSwingMost, room});
  }
  return move;
}

}  // namespace knead::motion
