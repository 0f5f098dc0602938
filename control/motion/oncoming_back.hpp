// Is the back that a roller has just met on its way to the roller? A back that rests is met with
// the roller's own slow speed, and what that adds is over as soon as the drive has stopped. Who
// sits back onto a roller that is on its way adds their own speed to it, and goes on; and the back
// is one, so that what the other roller found is believed as this one is met. Thread: the cycle.
// Real-time.
#pragma once

#include "control/types/units.hpp"

namespace knead::motion {

struct OncomingInput {
  Newton force{};                    ///< hardly filtered
  Newton reference{};                ///< what the loop aims at
  NewtonPerSecond reference_rate{};  ///< how fast that is meant to rise
  bool on_its_way = false;           ///< comes to where the back should be
  bool beside = false;               ///< it has left the other roller or comes on there: one back
  double dt_s = 0.001;
};

class OncomingBack {
 public:
  void reset() noexcept { *this = OncomingBack{}; }
  /// A roller that was not on the back touches it.
  void met() noexcept;
  /// Every cycle. True where the back that was met comes on.
  [[nodiscard]] bool step(const OncomingInput& input) noexcept;
  /// The last touch was of a back that came on; after it one that rests, too, while it is young.
  [[nodiscard]] bool wary() const { return wary_; }

 private:
  Newton force_{};  ///< of the last cycle
  double rise_n_s_ = 0.0;
  double meant_n_s_ = 0.0;  ///< how fast the force may still rise of what was meant
  bool started_ = false;
  double left_s_ = 0.0;  ///< of the time in which a touch is a meeting
  bool wary_ = false;
};

}  // namespace knead::motion
