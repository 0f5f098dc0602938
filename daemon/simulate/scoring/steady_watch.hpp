// How long a value has stood still: within `tolerance` of where it stood when it last moved.
// One comparison a sample; anybody can repeat it on a trace.
#pragma once

#include <cmath>

#include "control/types/time.hpp"

namespace knead::scoring {

class SteadyWatch {
 public:
  constexpr explicit SteadyWatch(double tolerance) : tolerance_(tolerance) {}

  /// Takes the next value; returns for how long it has been steady.
  Duration step(TimePoint now, double value) {
    if (!started_ || std::abs(value - anchor_) > tolerance_) {
      started_ = true;
      anchor_ = value;
      since_ = now;
    }
    return now - since_;
  }

 private:
  double tolerance_;
  double anchor_ = 0.0;
  TimePoint since_{};
  bool started_ = false;
};

}  // namespace knead::scoring
