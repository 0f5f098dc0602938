// The force that the loop aims at now: the set-point, kept below the ceiling, rising softly and
// falling at once. Thread: the cycle. Real-time.
#pragma once

#include "control/types/reason.hpp"
#include "control/types/units.hpp"

namespace knead::motion {

/// The highest force the loop works to under a ceiling: 8 % and at least 1.5 N below, so that the
/// loop's own ripple (breathing, noise) does not meet the gate. Never negative.
[[nodiscard]] Newton working_ceiling(Newton ceiling) noexcept;

class ForceReference {
 public:
  /// Starts from the force that is there.
  void start(Newton measured) noexcept;

  /// `setpoint_rate` is the known slope of a periodic set-point: it may rise by that on top of the
  /// soft rise.
  void step(Newton setpoint, NewtonPerSecond setpoint_rate, Newton ceiling, double dt_s) noexcept;

  /// Goes no higher than this for now.
  void wait_at(Newton highest) noexcept;

  [[nodiscard]] Newton force() const { return force_; }
  [[nodiscard]] NewtonPerSecond rate() const { return rate_; }
  [[nodiscard]] Reason limited_by() const { return limited_by_; }

 private:
  Newton force_{};
  NewtonPerSecond rate_{};
  double own_rate_n_s_ = 0.0;  ///< of `rate_`, beyond what the set-point itself does
  Newton last_ceiling_{};
  Reason limited_by_ = Reason::none;
};

}  // namespace knead::motion
