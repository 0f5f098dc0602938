#include "control/safety/advance_window.hpp"

namespace knead::safety {

void AdvanceWindow::restart(TimePoint now, Millimetre setpoint) noexcept {
  count_ = 0;
  add(now, setpoint);
}

void AdvanceWindow::add(TimePoint now, Millimetre setpoint) noexcept {
  // Whatever is as deep as a later one can never again be the shallowest.
  while (count_ > 0 && entry(count_ - 1).setpoint >= setpoint) --count_;
  const bool full = count_ == kEntries;
  if (full || (count_ > 0 && now - entry(0).at > kLength)) {
    oldest_ = (oldest_ + 1) % kEntries;
    --count_;
  }
  entries_[(oldest_ + count_) % kEntries] = {now, setpoint};
  ++count_;
}

Millimetre AdvanceWindow::shallowest(TimePoint now) const noexcept {
  std::size_t first = 0;
  while (first + 1 < count_ && now - entry(first).at > kLength) ++first;
  return entry(first).setpoint;
}

}  // namespace knead::safety
