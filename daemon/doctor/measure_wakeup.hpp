// Measures how late a thread wakes up, as cyclictest does and as kneadd's cycle waits: absolute
// moments of CLOCK_MONOTONIC every millisecond, on a SCHED_FIFO thread with all memory locked.
#pragma once

#include <optional>

#include "daemon/doctor/wakeup_checks.hpp"

namespace knead::doctor {

struct WakeupWish {
  double seconds = 5.0;
  int priority = 45;         ///< `realtime_priority` of kneadd.toml
  std::optional<int> cpu{};  ///< `cpu` of kneadd.toml
};

/// Takes wish.seconds. Without the rights it measures all the same and says so. Beside a running
/// kneadd it wakes when the kernel lets it: that one's cycle goes first at the same priority.
[[nodiscard]] WakeupFacts measure_wakeup(const WakeupWish& wish);

}  // namespace knead::doctor
