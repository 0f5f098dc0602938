// A set-point that travels: towards a goal that may move, within a speed and an acceleration,
// slowing down in time. Starts where the thing stands. Thread: the cycle. Real-time.
#pragma once

#include "control/types/units.hpp"

namespace knead::motion {

class Glide {
 public:
  explicit Glide(double acceleration_mm_s2) : acceleration_(acceleration_mm_s2) {}

  void start(Millimetre where) noexcept { position_ = where.value(), velocity_ = 0.0; }
  void step(Millimetre goal, MillimetrePerSecond speed_limit, double dt_s) noexcept;

  [[nodiscard]] Millimetre position() const { return Millimetre(position_); }
  [[nodiscard]] MillimetrePerSecond velocity() const { return MillimetrePerSecond(velocity_); }
  /// At rest at `goal`.
  [[nodiscard]] bool arrived(Millimetre goal) const noexcept;

 private:
  double acceleration_;
  double position_ = 0.0;
  double velocity_ = 0.0;
};

}  // namespace knead::motion
