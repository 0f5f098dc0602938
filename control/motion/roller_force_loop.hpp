// Holds a force under one roller by moving its depth set-point. Gain follows the local stiffness;
// the set-point starts from the measured depth and the integrator empty; approach to first contact
// is slow; yields fast when force passes the ceiling or rises too quickly. Proof of margins:
// docs/control.md. Thread: the cycle. Real-time.
#pragma once

#include <cstdint>
#include <limits>

#include "control/motion/advance_budget.hpp"
#include "control/motion/force_hold.hpp"
#include "control/motion/oncoming_back.hpp"
#include "control/motion/touch_memory.hpp"
#include "control/motion/yield_reflex.hpp"
#include "control/sense/contact.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/control_config.hpp"
#include "control/types/reason.hpp"
#include "control/types/units.hpp"

namespace knead::motion {

struct RollerLoopInput {
  sense::ContactState contact{};
  Millimetre depth_measured{};
  Newton setpoint{};                ///< 0 = keep off the back
  Newton meant{};                   ///< the same before signs, wishes and sore places lowered it
  Newton ceiling{};                 ///< the gate's, now; the loop stays below by itself
  NewtonPerSecond setpoint_rate{};  ///< known derivative of a periodic set-point, for feed-forward
  Hertz periodic{};                 ///< rate of a set-point that swings, for learning; 0 = none
  /// How far it swings; unsaid, its slope tells.
  Newton swing{std::numeric_limits<double>::infinity()};
  bool guarding = false;  ///< believed under this roller: nothing is learned from it
  bool back_left =
      false;  ///< the other roller clears the way for the back or is met by it: one back
  bool left_out = false;   ///< nothing may touch here: kept clear of a cough too
  Millimetre depth_max{};  ///< from the envelope
  bool powered = false;    ///< the drive has enable; false resets the loop
  double dt_s = 0.001;
};

struct RollerLoopOutput {
  Millimetre depth{};
  Newton setpoint{};  ///< after ceiling and rate
  Reason limited_by = Reason::none;
};

class RollerForceLoop {
 public:
  RollerForceLoop(const ChairDescription& chair, const ControlConfig& config);
  void reset(Millimetre depth_measured) noexcept;
  [[nodiscard]] RollerLoopOutput step(const RollerLoopInput& input) noexcept;
  /// The back has just left it or comes at it: it clears the way for who sits back.
  [[nodiscard]] bool clears_the_way() const { return lost_s_ > 0.0; }

 private:
  /// away: keeps clear of the back, fully retracted where it is left out. Entered at reset and when
  ///   no force is asked; left to approach, and to hold where the back comes to it.
  /// approach: advances until touch. Entered from away, and from hold when the back has gone; left
  ///   to hold at contact, to yield where the back comes on as it is met, and to away for a while
  ///   where the back should long have been or has just left the other roller.
  /// hold: the force loop. Left to yield by the reflex and where the back that was just met comes
  ///   on, and to away for a moment when the back leaves (to approach where hardly any force was).
  /// yield: retracts at the drive's full speed. Left to hold once relieved, starting afresh; to
  ///   away for a moment where the back came on, here or at the other roller.
  enum class Mode : std::uint8_t { away, approach, hold, yield };

  void choose_mode(const RollerLoopInput& input) noexcept;
  void start_hold(const RollerLoopInput& input) noexcept;
  [[nodiscard]] MillimetrePerSecond retract_to(Millimetre depth, double dt_s) const noexcept;
  /// The velocity that each mode wants.
  [[nodiscard]] MillimetrePerSecond wanted_velocity(const RollerLoopInput& input) noexcept;
  /// Integrates the velocity into the set-point, and takes back what limits do not let through.
  [[nodiscard]] Millimetre move(MillimetrePerSecond velocity, const RollerLoopInput& input,
                                Reason& limited_by) noexcept;
  void learn_usual_lead(MillimetrePerSecond velocity, const RollerLoopInput& input) noexcept;

  double drive_lag_s_;
  MillimetrePerSecond retract_speed_;

  Mode mode_ = Mode::away;
  Millimetre depth_{};  ///< the set-point's own integrator
  double without_contact_s_ = 0.0;
  double missed_s_ = 0.0;    ///< left of the time that a roller stays clear after a miss
  double lost_s_ = 0.0;      ///< the same after the back has left it or come at it
  Millimetre usual_lead_{};  ///< of the set-point over the measured depth, beyond lag
  bool held_back_ = false;   ///< a limit kept the last set-point from advancing
  ForceHold force_;
  AdvanceBudget budget_;
  YieldReflex reflex_;
  OncomingBack oncoming_;
  TouchMemory touch_;
};

}  // namespace knead::motion
