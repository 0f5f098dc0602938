// Holds a force with a roller that touches: from what is asked and felt to a velocity of the
// roller. Reference, feed-forward, feedback and what a swing has taught; which force is asked when,
// and what becomes of the velocity, is RollerForceLoop's. Proof of margins: docs/control.md.
// Thread: the cycle. Real-time.
#pragma once

#include "control/motion/contact_inverse.hpp"
#include "control/motion/faded_force.hpp"
#include "control/motion/force_reference.hpp"
#include "control/motion/swing_learning.hpp"
#include "control/motion/swing_phase.hpp"
#include "control/motion/swing_shape.hpp"
#include "control/sense/contact.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/control_config.hpp"
#include "control/types/reason.hpp"
#include "control/types/units.hpp"

namespace knead::motion {

struct ForceHoldInput {
  const sense::ContactState& contact;
  Newton setpoint{};
  NewtonPerSecond setpoint_rate{};
  Hertz periodic{};  ///< rate of a set-point that swings; 0 = none
  Newton swing{};    ///< half of its peak-to-peak, or more
  Newton ceiling{};
  bool guarding = false;   ///< nothing is learned
  bool held_back = false;  ///< a limit kept the last set-point from advancing
  Millimetre room{};       ///< how far the set-point may still advance
  double dt_s = 0.001;
};

class ForceHold {
 public:
  ForceHold(const ChairDescription& chair, const ControlConfig& config);

  /// Begins where the force stands: integrators empty, nothing learned. What was held before is
  /// remembered: the back is the same.
  void start(Newton force) noexcept;
  /// Somebody else may sit there.
  void reset() noexcept;
  [[nodiscard]] MillimetrePerSecond step(const ForceHoldInput& input) noexcept;

  [[nodiscard]] Newton reference() const { return reference_.force(); }
  [[nodiscard]] NewtonPerSecond reference_rate() const { return reference_.rate(); }
  [[nodiscard]] Reason limited_by() const;

 private:
  /// What the loop believes of the back here and now.
  struct Belief {
    double stiffness = 0.0;
    double damping = 0.0;  ///< for the feedback
  };

  /// Takes the reference on its way, along a swing that the roller can make.
  void step_reference(const ForceHoldInput& input) noexcept;
  /// What learning adds to the reference in this cycle.
  [[nodiscard]] SwingCorrection learned(const ForceHoldInput& input) noexcept;
  void integrate(const ForceHoldInput& input, const Belief& belief) noexcept;
  [[nodiscard]] double feedback(const ForceHoldInput& input, const Belief& belief,
                                Newton aimed) noexcept;
  [[nodiscard]] double feed_forward(const ForceHoldInput& input, const Belief& belief, Newton aimed,
                                    NewtonPerSecond rate) noexcept;

  double crossover_rad_s_;
  double drive_lag_s_;
  MillimetrePerSecond retract_speed_;

  double integral_n_s_ = 0.0;     ///< of the force error
  double error_reference_ = 0.0;  ///< what is aimed at, as late as an answer to it
  double reference_late_ = 0.0;   ///< the reference as late as the measured force
  bool cut_ = false;              ///< the loop wanted to move faster than it may
  ForceReference reference_;
  FadedForce faded_;
  ContactInverse feedback_;
  ContactInverse feed_forward_;
  SwingPhase phase_;
  SwingShape shape_;
  SwingLearning learning_;
};

}  // namespace knead::motion
