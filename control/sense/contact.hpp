// Is this roller on the back, how far in, and how stiff is it there. From force and depth alone.
#pragma once

#include "control/types/sample.hpp"
#include "control/types/snapshot.hpp"
#include "control/types/units.hpp"

namespace knead::sense {

struct ContactState {
  bool in_contact = false;  ///< with hysteresis
  Newton force{};           ///< calibrated, lightly filtered (its delay stated in the source)
  NewtonPerSecond force_rate{};
  Millimetre indentation{};  ///< beyond the depth of first touch; 0 when not in contact
  NewtonPerMillimetre
      stiffness{};  ///< bounded local dF/dp; the prior of a middling back while unknown
  bool stiffness_known = false;
};

/// One roller. Thread: the cycle. Real-time.
class ContactEstimator {
 public:
  void step(Newton calibrated_force, Millimetre depth, double dt_s) noexcept;
  void reset() noexcept;
  [[nodiscard]] const ContactState& state() const { return state_; }

 private:
  ContactState state_{};
};

}  // namespace knead::sense
