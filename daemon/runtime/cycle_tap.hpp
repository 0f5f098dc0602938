// Who listens to every cycle: all that it was told and all that it did, for a recording.
#pragma once

#include "daemon/cycle/cycle.hpp"
#include "daemon/runtime/pace.hpp"

namespace knead::daemon {

class CycleTap {
 public:
  virtual ~CycleTap() = default;

  /// Called once a cycle, in the cycle's thread, before the heartbeat. Real-time: no allocation, no
  /// lock, no wait.
  virtual void take(const CycleStart& start, const RequestList& requests,
                    const CycleRecord& record) noexcept = 0;
};

}  // namespace knead::daemon
