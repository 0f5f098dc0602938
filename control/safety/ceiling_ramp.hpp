// The force ceiling of one roller as it moves in time (CR-11): it rises slowly towards what is
// allowed here, and comes down as fast as a force can. Thread: the cycle. Real-time.
#pragma once

#include "control/types/gate_limits.hpp"
#include "control/types/units.hpp"

namespace knead::safety {

class CeilingRamp {
 public:
  /// The gentle level of CARE_RULES: where every permission starts from.
  static constexpr Newton kStart{10.0};

  /// Permission granted: starts at kStart, or at `target` if that is lower.
  void restart(Newton target) noexcept { ceiling_ = target < kStart ? target : kStart; }

  /// One step towards `target`. `rise_s` and `fall_s` are the time that counts for each direction:
  /// after a late cycle a ceiling may come down for all of it and rise only for a little.
  void step(Newton target, const GateLimits& limits, double rise_s, double fall_s) noexcept;

  [[nodiscard]] Newton ceiling() const { return ceiling_; }

 private:
  Newton ceiling_{};
};

}  // namespace knead::safety
