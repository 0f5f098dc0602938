#include "daemon/runtime/real_time_pace.hpp"

#include <cerrno>
#include <ctime>

#include "daemon/clock/monotonic.hpp"

namespace knead::daemon {

void sleep_until(TimePoint point) noexcept {
  const Duration since = point.time_since_epoch();
  const auto whole = std::chrono::floor<std::chrono::seconds>(since);
  const timespec when{whole.count(), (since - whole).count()};
  while (::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &when, nullptr) == EINTR) {
  }
}

bool RealTimePace::next(CycleStart& start, RequestList& requests) noexcept {
  if (!grid_) {
    grid_.emplace(monotonic_now(), kCyclePeriod);
  }
  sleep_until(grid_->next());
  start.now = monotonic_now();
  start.cycles_elapsed = grid_->begin(start.now);
  take_requests(handover_, start.now, requests);
  return true;
}

}  // namespace knead::daemon
