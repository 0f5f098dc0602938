// The one clock of the programs: CLOCK_MONOTONIC as a TimePoint. Everything under control/ gets it
// as an argument. Real-time safe (vDSO).
#pragma once

#include <ctime>

#include "control/types/time.hpp"

namespace knead::daemon {

[[nodiscard]] inline TimePoint monotonic_now() noexcept {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return TimePoint(std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec));
}

}  // namespace knead::daemon
