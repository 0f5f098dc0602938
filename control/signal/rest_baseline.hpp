// What a channel's envelope is when nothing touches the back: its running median, stepped up or
// down by a small factor at each new value, with steps that shrink from quick to slow. A median
// does not mind the heart, a cough or a shrug, and once it is well known it does not listen to what
// is far above it: a muscle that still guards after the roller has gone is not rest. A floor that
// steps for good is found elsewhere (floor_steps). One channel. Real-time safe.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace knead::signal {

class RestBaseline {
 public:
  /// Takes one envelope value of a signal at rest. False: it was none. Values that are not positive
  /// are ignored.
  bool learn(double envelope) noexcept {
    if (!(envelope > 0.0) || (taken_ >= kWellKnown && envelope > kNoRest * value())) {
      return false;
    }
    ++taken_;
    const double heard = std::log(envelope);
    if (taken_ == 1) {
      settle(heard);
      return true;
    }
    const double step =
        std::max(kFirstStep / (1.0 + static_cast<double>(taken_) / kQuickValues), kLastStep);
    settle(log_value_ + (heard > log_value_ ? step : -step));
    taken_ = std::min(taken_, kEnough * 100);
    return true;
  }

  /// The floor has stepped by this factor; the new one is learned quickly from there.
  void step_by(double factor) noexcept {
    settle(log_value_ + std::log(factor));
    taken_ = std::min(taken_, kEnough);
  }

  /// Enough was seen at rest for ratios to mean something.
  [[nodiscard]] bool known() const noexcept { return taken_ >= kEnough; }
  /// In the unit of the envelope; meaningful when known.
  [[nodiscard]] double value() const noexcept { return value_; }

 private:
  /// The value is asked for far more often than it is learned.
  void settle(double log_value) noexcept {
    log_value_ = log_value;
    value_ = std::exp(log_value);
  }

  /// One value comes every 10 ms: 1 s to be known.
  static constexpr std::size_t kEnough = 100;
  static constexpr std::size_t kWellKnown = 500;
  static constexpr double kNoRest = 1.5;      ///< the envelope at rest spreads by 14 %
  static constexpr double kFirstStep = 0.05;  ///< 5 % a value: 1 s crosses a factor of 5
  static constexpr double kQuickValues = 50.0;
  static constexpr double kLastStep =
      0.0005;  ///< 5 % a second: follows drying electrodes, not a squeeze
  double log_value_ = 0.0;
  double value_ = 1.0;
  std::size_t taken_ = 0;
};

}  // namespace knead::signal
