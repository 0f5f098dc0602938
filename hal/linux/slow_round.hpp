// Whose turn it is on a slow bus: pure arithmetic on due times, so that it is tested without a
// clock.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "control/types/time.hpp"

namespace knead::board {

class SlowRound {
 public:
  /// One task per period; all are due at once in the beginning, in their order.
  SlowRound(std::span<const Duration> periods, TimePoint now);

  struct Turn {
    std::size_t task = 0;
    TimePoint due{};
  };

  /// The task that has waited longest, or will be due first. At least one task must be there.
  [[nodiscard]] Turn next() const noexcept;

  /// It was served at `now`: due again a period later, so that a bus which is too busy falls behind
  /// with all of its tasks alike and never races to catch up.
  void served(std::size_t task, TimePoint now) noexcept;

 private:
  std::vector<Duration> periods_;
  std::vector<TimePoint> due_;
};

}  // namespace knead::board
