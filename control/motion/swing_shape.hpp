// The swing that a roller can make where the back is so soft that a whole sine would take it in
// faster than it may move: the rise becomes a straight line through the middle, no steeper than is
// possible, begun earlier and ended later. The crest stays the asked one for as long as the line
// reaches it; beyond that the whole swing is smaller. How steep is possible is learned from how
// often the loop is cut. Thread: the cycle. Real-time.
#pragma once

#include "control/motion/swing_phase.hpp"
#include "control/types/units.hpp"

namespace knead::motion {

class SwingShape {
 public:
  void forget() noexcept { slope_share_ = 1.0; }
  /// `cut`: the loop wanted to move in faster than it may.
  void step(const SwingPhase& phase, bool cut, double dt_s) noexcept;

  /// To be added to what is asked, and to its slope. Never above the asked crest.
  [[nodiscard]] Newton change() const { return Newton(change_n_); }
  [[nodiscard]] NewtonPerSecond change_rate() const { return NewtonPerSecond(rate_n_s_); }
  /// The rise is flatter than asked by more than anybody could tell.
  [[nodiscard]] bool bent() const { return slope_share_ < kToldBelow; }

 private:
  static constexpr double kToldBelow = 0.95;  ///< assumed

  double slope_share_ = 1.0;  ///< of the steepest slope of the sine
  double change_n_ = 0.0;
  double rate_n_s_ = 0.0;
};

}  // namespace knead::motion
