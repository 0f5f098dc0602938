// The pace of an external plant: each cycle is exactly 1 ms of virtual time, begun when the one
// before has ended. Never faster than the clock on the wall, so that people can watch and act, or
// than so many times that clock (time-lapse); as slow as the plant, and never late: a cycle that
// the plant held up is not made up for.
// Requests still expire by the wall's clock, on which people press.
#pragma once

#include <optional>

#include "daemon/runtime/grid.hpp"
#include "daemon/runtime/pace.hpp"

namespace knead::daemon {

class LockStepPace final : public Pace {
 public:
  /// `handover` outlives it. Virtual time begins at the first call of next(), as CLOCK_MONOTONIC is
  /// then; from there it runs at most `time_lapse` times as fast.
  explicit LockStepPace(Handover& handover, double time_lapse = 1.0)
      : handover_(handover), period_(from_seconds(seconds(kCyclePeriod) / time_lapse)) {}

  [[nodiscard]] bool next(CycleStart& start, RequestList& requests) noexcept override;

 private:
  Handover& handover_;
  Duration period_;  ///< of a cycle, by the clock on the wall
  std::optional<Grid> grid_;
  TimePoint virtual_now_{};
};

}  // namespace knead::daemon
