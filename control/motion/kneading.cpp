// Kneading (petrissage): force swells and fades as a sine about its middle while the carriage
// stands; between places the roller rolls on under the middle force.
#include <algorithm>

#include "control/motion/point_work.hpp"
#include "control/motion/techniques.hpp"

namespace knead::motion {
namespace {

/// DESIGN: about 2 Hz.
constexpr Hertz kSlowest{0.3};
constexpr Hertz kFastest{3.0};
/// The swing never takes the roller off the back.
constexpr Newton kLeastContact{3.0};
constexpr double kEase_s = 0.4;

}  // namespace

Move kneading(const Play& play, PlayState& state) noexcept {
  const bool never_stops = play.phase.dwell_s <= 0.0;
  Move move = never_stops
                  ? stroking(play, state)
                  : walk_points(play, state,
                                {.settle_s = 0.3, .work_s = play.phase.dwell_s, .ease_s = kEase_s});
  move.rate = std::clamp(play.phase.rate, kSlowest, kFastest);
  if (state.stage == PlayState::Stage::working) {
    const Newton room = std::max(Newton(0.0), play.force - kLeastContact);
    move.swing = std::min(play.swing, room);
  }
  return move;
}

}  // namespace knead::motion
