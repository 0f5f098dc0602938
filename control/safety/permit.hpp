// May anything be powered? The state machine of gate_report.hpp's Permission. It never goes on by
// itself: only a person's go leads out of denied, and only after a check. Thread: the cycle.
// Real-time.
#pragma once

#include <optional>

#include "control/safety/conditions.hpp"
#include "control/types/gate_report.hpp"

namespace knead::safety {

/// For this long without a break everything must be ready. Assumed: 200 samples of a 1 kHz sensor,
/// 20 of the mat.
inline constexpr Duration kQuietFor = 200ms;
/// After this a go is forgotten: what does not get quiet, or is not asked for, within it must be
/// asked for by a person again.
inline constexpr Duration kGoLasts = 3s;

struct PermitInput {
  const Facts& facts;
  bool person_go = false;
  std::optional<Cause> tripping;  ///< has held for its time
  std::optional<Cause> unready;   ///< stands in the way of granting; not asked while permitted
};

class Permit {
 public:
  /// One cycle. What changes is told in `events`.
  void step(const PermitInput& input, EventList& events) noexcept;

  [[nodiscard]] Permission state() const { return state_; }
  [[nodiscard]] bool permitted() const { return state_ == Permission::permitted; }
  [[nodiscard]] Reason cause() const { return cause_.reason; }
  [[nodiscard]] Channel cause_channel() const { return cause_.channel; }
  /// When `state` last changed; in permitted that is when it was granted.
  [[nodiscard]] TimePoint since() const { return since_; }

 private:
  void enter(Permission state, const Cause& cause, TimePoint now) noexcept;
  void check(const PermitInput& input, EventList& events) noexcept;
  void refuse(const Cause& cause, TimePoint now, EventList& events) noexcept;

  Permission state_ = Permission::denied;
  Cause cause_{};
  TimePoint since_{};
  std::optional<TimePoint> quiet_since_;  ///< in checking
};

}  // namespace knead::safety
