// The guest's time. Waiting costs no wall time: the kernel's clock jumps over it.
#pragma once

#include <time.h>

#include "control/types/time.hpp"

namespace knead::vm {

[[nodiscard]] inline TimePoint now() {
  timespec time{};
  ::clock_gettime(CLOCK_MONOTONIC, &time);
  return TimePoint(std::chrono::seconds(time.tv_sec) + Duration(time.tv_nsec));
}

inline void wait_until(TimePoint until) {
  const Duration at = until.time_since_epoch();
  const timespec time{.tv_sec = at / 1s, .tv_nsec = (at % 1s).count()};
  ::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nullptr);
}

inline void wait(Duration so_long) { wait_until(now() + so_long); }

}  // namespace knead::vm
