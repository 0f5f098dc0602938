// Is this roller on the back, how far in, and how stiff is it there. From force and depth alone.
#pragma once

#include "control/sense/local_stiffness.hpp"
#include "control/types/sample.hpp"
#include "control/types/snapshot.hpp"
#include "control/types/units.hpp"

namespace knead::sense {

struct ContactState {
  bool in_contact = false;  ///< with hysteresis
  Newton force{};           ///< calibrated, lightly filtered (its delay stated in the source)
  Newton sudden_force{};    ///< calibrated, hardly filtered: for what must not wait
  NewtonPerSecond force_rate{};
  Millimetre indentation{};  ///< beyond the surface: the depth of first touch, then followed slowly
                             ///< as the roller travels over the back; 0 when not in contact
  NewtonPerMillimetre stiffness{
      LocalStiffness::kPrior};  ///< bounded local dF/dp; the prior of a middling back while unknown
  bool stiffness_known = false;
  Millimetre depth{};  ///< of the arm, as given
};

/// One roller. Thread: the cycle. Real-time.
class ContactEstimator {
 public:
  /// Non-finite input is ignored: the last state stays.
  void step(Newton calibrated_force, Millimetre depth, double dt_s) noexcept;
  void reset() noexcept;
  [[nodiscard]] const ContactState& state() const { return state_; }

 private:
  void touch(Millimetre depth) noexcept;

  ContactState state_{};
  LocalStiffness stiffness_{};
  Millimetre surface_{};  ///< depth at which force would be 0
  bool started_ = false;
};

}  // namespace knead::sense
