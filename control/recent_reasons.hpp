// The last reasons that a person would want to read: everything that control says, and what the
// gate says beyond its routine limits. Newest first. Thread: the cycle. Real-time.
#pragma once

#include <algorithm>

#include "control/types/gate_report.hpp"
#include "control/types/snapshot.hpp"

namespace knead {

inline void remember(std::array<ReasonEvent, kRecentReasons>& recent, const EventList& control,
                     const EventList& gate) noexcept {
  const auto push = [&recent](const ReasonEvent& event) {
    std::copy_backward(recent.begin(), recent.end() - 1, recent.end());
    recent.front() = event;
  };
  for (const ReasonEvent& event : gate) {
    if (row(event.reason).kind != ReasonKind::active_limit) push(event);
  }
  for (const ReasonEvent& event : control) push(event);
}

}  // namespace knead
