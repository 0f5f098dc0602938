// Tissue that is held fades: its force falls by a share within seconds, and its damping stays that
// of all the force that its spring makes. A force that falls from 30 N to 5 N then meets a back
// that is as damped as at 15 N, and a loop that believes in the damping of 5 N is as many times too
// quick (it swung at 40 Hz). This says of how much force the damping is: what is felt and what has
// faded. Thread: the cycle. Real-time.
#pragma once

#include <algorithm>

#include "control/types/units.hpp"

namespace knead::motion {

class FadedForce {
 public:
  void forget() noexcept { faded_n_ = 0.0; }

  void step(Newton felt, double dt_s) noexcept {
    const double goal_n = kShare * (std::max(felt.value(), 0.0) + faded_n_);
    faded_n_ += (goal_n - faded_n_) * dt_s / (goal_n > faded_n_ ? kFades_s : kComesBack_s);
  }

  /// The force that, held until nothing fades any more, has the damping of here and now: `felt`
  /// itself while it is held, more after it fell.
  [[nodiscard]] Newton held(Newton felt) const noexcept {
    return std::max(felt, (1.0 - kShare) * (felt + Newton(faded_n_)));
  }

 private:
  /// The most that fades, as fast as it may and as long as it may take to come back
  /// (docs/simulator.md, `relaxation_share` and `relaxation_s`; assumed). Too much believed makes
  /// the loop slower for a while, too little lets it swing.
  static constexpr double kShare = 0.3;
  static constexpr double kFades_s = 3.0;
  static constexpr double kComesBack_s = 20.0;

  double faded_n_ = 0.0;
};

}  // namespace knead::motion
