// What the rollers feel of the person's movement: a back that pulls away, force that goes missing,
// arms that are thrown back, a muscle that stiffens. Both rollers together, over fractions of a
// second. Real-time safe.
#pragma once

#include <array>
#include <cstddef>

#include "control/sense/contact.hpp"
#include "control/sense/force_evidence.hpp"
#include "control/sense/reflex_stiffening.hpp"
#include "control/sense/surface_watch.hpp"

namespace knead::sense {

class RollerSigns {
 public:
  struct Input {
    std::array<ContactState, kSides> contact{};
    std::array<Newton, kSides> setpoint{};
    std::array<Millimetre, kSides> lateral{};  ///< of the arms
    Millimetre carriage{};
    std::array<bool, kSides> gives_way{};  ///< the reflex or the gate takes the roller back
    double leads_shake_for_s = 0.0;        ///< all electrodes' at once; 0: they do not
  };

  RollerSigns() noexcept { reset(); }
  void reset() noexcept;
  /// One cycle.
  void step(const Input& input, double dt_s) noexcept;

  /// Every roller that touches lost the back a moment ago, or felt it go, or force went missing
  /// under one that held; and the back had not come towards them before, as in a cough, from which
  /// it returns. What a roller loses while it gives way by itself does not count.
  [[nodiscard]] bool pulled_away() const noexcept;
  /// Both arms are thrown back: the person coughs or starts up.
  [[nodiscard]] bool thrown() const noexcept { return thrown_; }
  /// Some roller touched since reset: before, there is nothing to guard against.
  [[nodiscard]] bool touched_once() const noexcept { return touched_once_; }
  /// Since a roller pressed this side.
  [[nodiscard]] double left_alone_s(std::size_t side) const noexcept { return left_alone_s_[side]; }
  [[nodiscard]] Newton withdrawn() const noexcept;
  [[nodiscard]] const std::array<ForceEvidence, kSides>& force() const noexcept { return force_; }
  /// Share by which the back became stiffer under this side's roller.
  [[nodiscard]] double stiffened(std::size_t side) const noexcept { return reflex_[side].share(); }

 private:
  std::array<ForceEvidence, kSides> force_{};
  std::array<SurfaceWatch, kSides> surface_{};
  std::array<ReflexStiffening, kSides> reflex_{};
  std::array<double, kSides> left_alone_s_{};
  std::array<double, kSides> gave_way_ago_s_{};
  bool touched_once_ = false;
  bool thrown_ = false;
  double pulled_away_ago_s_ = 0.0;
  double came_ago_s_ = 0.0;  ///< towards the arms, or threw them back
};

}  // namespace knead::sense
