// The reflex that lets a roller give way to what nobody commanded: a cough, a muscle tightening,
// force well past the ceiling. Once it has begun the roller goes all the way clear: a damped back
// shows no force while a roller backs out of it, so "the force has gone" cannot end a retreat.
// Thread: the cycle. Real-time.
#pragma once

#include "control/types/units.hpp"

namespace knead::motion {

struct YieldInput {
  Newton force{};                    ///< lightly filtered: for what only surprises
  Newton sudden_force{};             ///< hardly filtered: for what nears the ceiling
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
  void reset() noexcept { *this = YieldReflex{}; }
  /// True while the roller must retract at full speed.
  [[nodiscard]] bool step(const YieldInput& input) noexcept;

 private:
  [[nodiscard]] bool must_begin(const YieldInput& input) const noexcept;

  /// How fast either force rises.
  void follow(const YieldInput& input) noexcept;

  Newton force_{};   ///< of the last cycle
  Newton sudden_{};  ///< the same
  double rise_n_s_ = 0.0;
  double sudden_n_s_ = 0.0;
  double meant_n_s_ = 0.0;  ///< how fast the force may still rise of what was meant
  bool started_ = false;
  bool yielding_ = false;
  double held_s_ = 0.0;
  Millimetre goal_{};
};

}  // namespace knead::motion
