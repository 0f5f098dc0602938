// Small shapes that several parts of the plant move along. Real-time safe.
#pragma once

#include <algorithm>

namespace knead::sim {

/// One step of the plant.
inline constexpr double kStep_s = 0.001;
inline constexpr double kStepsPerSecond = 1000.0;

/// 0 below 0, 1 above 1, smooth between, with no slope at either end.
[[nodiscard]] constexpr double smooth_step(double x) {
  const double t = std::clamp(x, 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

/// Falls from 1 at distance 0; a quarter at distance `reach`. A bell without an exponential.
[[nodiscard]] constexpr double nearness(double distance, double reach) {
  const double r2 = reach * reach;
  const double q = r2 / (r2 + distance * distance);
  return q * q;
}

/// A value on its smooth way to another.
class Ramp {
 public:
  /// From wherever it is now to `target` in `seconds` (> 0).
  void go(double target, double seconds) noexcept {
    from_ = value_;
    to_ = target;
    seconds_ = seconds;
    elapsed_ = 0.0;
  }
  void step() noexcept {
    if (!moving()) return;
    elapsed_ += kStep_s;
    value_ = elapsed_ >= seconds_ ? to_ : from_ + (to_ - from_) * smooth_step(elapsed_ / seconds_);
  }
  [[nodiscard]] double value() const noexcept { return value_; }
  [[nodiscard]] double target() const noexcept { return to_; }
  [[nodiscard]] bool moving() const noexcept { return elapsed_ < seconds_; }
  [[nodiscard]] bool rising() const noexcept { return moving() && to_ > from_; }

 private:
  double value_ = 0.0;
  double from_ = 0.0;
  double to_ = 0.0;
  double seconds_ = 0.0;
  double elapsed_ = 0.0;
};

}  // namespace knead::sim
