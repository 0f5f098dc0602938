// Does a thread wake up in time for a cycle of a millisecond? Pure.
#pragma once

#include <string>

#include "daemon/doctor/finding.hpp"
#include "daemon/doctor/wakeup_histogram.hpp"

namespace knead::doctor {

struct WakeupFacts {
  WakeupHistogram late{};
  double seconds = 0.0;       ///< how long it was looked at
  bool realtime = false;      ///< measured with SCHED_FIFO and locked memory
  std::string no_realtime{};  ///< why not
};

/// What the cycle can bear: it takes some microseconds of its millisecond, so what is late by less
/// than half of it still ends in time; the relay opens after 50 ms without a heartbeat edge.
inline constexpr std::int64_t kWakeupBudget_us = 500;
inline constexpr double kHeartbeatMax_us = 50'000.0;

[[nodiscard]] Finding check_wakeup(const WakeupFacts& facts);

}  // namespace knead::doctor
