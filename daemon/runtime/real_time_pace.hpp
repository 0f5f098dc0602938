// The pace of a chair: 1 kHz on an absolute grid of CLOCK_MONOTONIC, and the requests that have
// come by the socket. A late cycle skips whole periods and is told how many.
#pragma once

#include <optional>

#include "daemon/runtime/grid.hpp"
#include "daemon/runtime/pace.hpp"

namespace knead::daemon {

/// Sleeps until `point` of CLOCK_MONOTONIC, through any signal.
void sleep_until(TimePoint point) noexcept;

class RealTimePace final : public Pace {
 public:
  /// `handover` outlives it. The grid begins with the first call of next().
  explicit RealTimePace(Handover& handover) : handover_(handover) {}

  [[nodiscard]] bool next(CycleStart& start, RequestList& requests) noexcept override;

 private:
  Handover& handover_;
  std::optional<Grid> grid_;
};

}  // namespace knead::daemon
