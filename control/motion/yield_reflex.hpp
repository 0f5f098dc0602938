// The reflex that lets a roller give way to what nobody commanded: a cough, a muscle tightening,
// force well past the ceiling. Once it has begun the roller goes all the way clear: a damped back
// shows no force while a roller backs out of it, so "the force has gone" cannot end a retreat.
// Thread: the cycle. Real-time.
#pragma once

#include "control/types/units.hpp"

namespace knead::motion {

struct YieldInput {
  Newton force{};
  NewtonPerSecond force_rate{};
  Newton reference{};                ///< what the loop aims at
  NewtonPerSecond reference_rate{};  ///< how fast that is meant to rise
  Newton ceiling{};
  bool in_contact = false;
  Millimetre depth{};  ///< measured
  Millimetre touch{};  ///< depth at which the back was met
  double dt_s = 0.001;
};

class YieldReflex {
 public:
  void reset() noexcept { yielding_ = false; }
  /// True while the roller must retract at full speed.
  [[nodiscard]] bool step(const YieldInput& input) noexcept;

 private:
  bool yielding_ = false;
  double held_s_ = 0.0;
  Millimetre goal_{};
};

}  // namespace knead::motion
