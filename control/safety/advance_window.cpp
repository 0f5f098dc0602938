#include "control/safety/advance_window.hpp"

#include <algorithm>

namespace knead::safety {

void AdvanceWindow::restart(TimePoint now, Millimetre setpoint) noexcept {
  count_ = 0;
  next_ = 0;
  add(now, setpoint);
}

void AdvanceWindow::add(TimePoint now, Millimetre setpoint) noexcept {
  entries_[next_] = {now, setpoint};
  next_ = (next_ + 1) % kEntries;
  count_ = std::min(count_ + 1, kEntries);
}

Millimetre AdvanceWindow::shallowest(TimePoint now) const noexcept {
  const std::size_t newest = (next_ + kEntries - 1) % kEntries;
  Millimetre lowest = entries_[newest].setpoint;
  for (std::size_t back = 1; back < count_; ++back) {
    const Entry& entry = entries_[(newest + kEntries - back) % kEntries];
    if (now - entry.at > kLength) break;
    lowest = std::min(lowest, entry.setpoint);
  }
  return lowest;
}

}  // namespace knead::safety
