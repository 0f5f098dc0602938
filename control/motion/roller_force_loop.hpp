// Holds a force under one roller by moving its depth set-point. Gain follows the local stiffness;
// the set-point starts from the measured depth and the integrator empty; approach to first contact
// is slow; yields fast when force passes the ceiling or rises too quickly. Proof of margins:
// docs/control.md. Thread: the cycle. Real-time.
#pragma once

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
  Newton ceiling{};                 ///< the gate's, now; the loop stays below by itself
  NewtonPerSecond setpoint_rate{};  ///< known derivative of a periodic set-point, for feed-forward
  Millimetre depth_max{};           ///< from the envelope
  bool powered = false;             ///< the drive has enable; false resets the loop
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
};

}  // namespace knead::motion
