#include "daemon/runtime/lock_step_pace.hpp"

#include "daemon/clock/monotonic.hpp"
#include "daemon/runtime/real_time_pace.hpp"

namespace knead::daemon {

bool LockStepPace::next(CycleStart& start, RequestList& requests) noexcept {
  if (!grid_) {
    virtual_now_ = monotonic_now();
    grid_.emplace(virtual_now_, period_);
  }
  sleep_until(grid_->next());
  const TimePoint wall = monotonic_now();
  static_cast<void>(grid_->begin(wall));
  virtual_now_ += kCyclePeriod;
  start.now = virtual_now_;
  start.cycles_elapsed = 1;
  take_requests(handover_, wall, requests);
  return true;
}

}  // namespace knead::daemon
