// The absolute time grid of the cycle. Errors do not add up: a cycle that comes late leaves the
// points it missed unused and is told how many periods have passed. Pure; real-time.
#pragma once

#include "control/types/time.hpp"

namespace knead::daemon {

class Grid {
 public:
  /// The first point is one period after `now`.
  constexpr Grid(TimePoint now, Duration period) : period_(period), next_(now + period) {}

  /// When the next cycle is due.
  [[nodiscard]] constexpr TimePoint next() const noexcept { return next_; }

  /// The cycle of `next()` begins at `now`. Returns how many periods passed since the one before:
  /// 1 when on time, one more for each whole period of lateness. At most kMost, after which time
  /// is not caught up with but started anew.
  constexpr int begin(TimePoint now) noexcept {
    const Duration late = now - next_;
    const auto skipped = late.count() > 0 ? late / period_ : 0;
    next_ += period_ * (skipped + 1);
    return static_cast<int>(skipped + 1 < kMost ? skipped + 1 : kMost);
  }

  /// A machine that slept: what the controller is told is bounded, so that its arithmetic is.
  static constexpr std::int64_t kMost = 60'000;

 private:
  Duration period_;
  TimePoint next_;
};

}  // namespace knead::daemon
