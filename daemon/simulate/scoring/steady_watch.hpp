// How long a value has stood still: within `tolerance` of where it stood when it last moved.
// One comparison a sample, of values with as many decimals as a trace has: anybody can repeat it.
#pragma once

#include <cmath>

#include "control/types/time.hpp"

namespace knead::scoring {

class SteadyWatch {
 public:
  constexpr explicit SteadyWatch(double tolerance) : tolerance_(tolerance) {}

  /// Takes the next value; returns for how long it has been steady.
  Duration step(TimePoint now, double value) {
    const double traced = std::round(value * kDecimals) / kDecimals;
    if (!started_ || std::abs(traced - anchor_) > tolerance_ + kHair) {
      started_ = true;
      anchor_ = traced;
      since_ = now;
    }
    return now - since_;
  }

 private:
  static constexpr double kDecimals = 1e3;
  static constexpr double kHair = 1e-9;  ///< a difference of just the tolerance is within it

  double tolerance_;
  double anchor_ = 0.0;
  TimePoint since_{};
  bool started_ = false;
};

}  // namespace knead::scoring
