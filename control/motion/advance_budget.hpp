// How deep a set-point may be now without the gate's window holding it back: the loop keeps to the
// same rule by itself, a little tighter, so that it knows what it will not get and neither winds up
// nor learns from it. The gate's own window is what protects; this one only foresees it.
// Thread: the cycle. Real-time.
#pragma once

#include <Eigen/Core>

#include "control/types/units.hpp"

namespace knead::motion {

class AdvanceBudget {
 public:
  /// Net advance within the window: the gate's 5 mm in 100 ms, less what rounding and its one cycle
  /// of delay may take.
  static constexpr Millimetre kAdvance{4.9};

  /// Forgets the past: from here on the roller has advanced by nothing.
  void restart(Millimetre setpoint) noexcept;
  /// Remembers the set-point of one cycle of `dt_s`; a late cycle counts for as long as it was.
  void add(Millimetre setpoint, double dt_s) noexcept;
  /// The deepest set-point that keeps to the rule now.
  [[nodiscard]] Millimetre deepest() const noexcept;

 private:
  static constexpr int kCycles = 100;  ///< of 1 ms

  /// Set-points. As an array of numbers, since the least of it is asked for several times a cycle.
  Eigen::Array<double, kCycles, 1> past_mm_ = Eigen::Array<double, kCycles, 1>::Zero();
  int next_ = 0;
};

}  // namespace knead::motion
