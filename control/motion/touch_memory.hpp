// Remembers where the back was last met, so that a roller comes back quickly while it is surely
// clear and slowly where the back may be. Trust fades with time away: the carriage may have
// travelled and the person moved. Thread: the cycle. Real-time.
#pragma once

#include "control/types/units.hpp"

namespace knead::motion {

class TouchMemory {
 public:
  void forget() noexcept { *this = TouchMemory{}; }
  void touched_at(Millimetre depth) noexcept;
  void pass(double dt_s) noexcept { away_s_ += dt_s; }

  /// How fast a roller without contact may advance at `depth`.
  [[nodiscard]] MillimetrePerSecond approach_speed(Millimetre depth) const noexcept;
  /// How deep a roller without contact may reach: a little beyond the deepest place where the back
  /// was met. Further in there is nobody to be found, only somebody to come back against it.
  [[nodiscard]] Millimetre farthest() const noexcept;
  /// Where a roller is clear of the back: some way behind the touch, or fully retracted.
  [[nodiscard]] Millimetre clear_depth() const noexcept;

 private:
  bool known_ = false;
  Millimetre depth_{};
  Millimetre deepest_{};
  double away_s_ = 0.0;
};

}  // namespace knead::motion
