// One driven quantity, as the cycle sees it: a share of a period, by whatever way it gets there.
#pragma once

#include "control/types/time.hpp"

namespace knead::board {

class DutyOutput {
 public:
  virtual ~DutyOutput() = default;
  /// Real-time. False when the hardware did not take it, or has not for too long.
  [[nodiscard]] virtual bool set(TimePoint now, double duty) noexcept = 0;
  /// Does the hardware hold what it was given? Asked of one output a cycle, in turn.
  [[nodiscard]] virtual bool holds() noexcept = 0;
  /// Off, now. Async-signal-safe.
  virtual void off() noexcept = 0;
};

}  // namespace knead::board
