// What the back does against one roller at once, in the newest 100 ms: it pulls away from an arm
// that holds or goes in (a flinch), or throws the arm back (a cough lifts the whole trunk by 8 mm
// in 100 ms, and the force loop's reflex gives way). Slower movements, breath and travel, are below
// the limits. Real-time safe.
#pragma once

#include <array>
#include <cstddef>

#include "control/types/units.hpp"

namespace knead::sense {

class SurfaceWatch {
 public:
  struct Input {
    bool in_contact = false;
    Newton force{};  ///< as felt; its delay of 5 ms does not matter here
    Newton setpoint{};
    Millimetre depth{};
    Millimetre lateral{};             ///< of the arm
    NewtonPerMillimetre stiffness{};  ///< local, as far as it is known
  };
  /// One roller, one cycle.
  void step(const Input& input, double dt_s) noexcept;

  /// How far the surface went from the arm: where the arm is, less what the force says the tissue
  /// gives. 0 unless the roller touched, when the arm went back by itself and when less force was
  /// wanted. An arm that goes across a round back meets its surface elsewhere: that is allowed for.
  [[nodiscard]] Millimetre away() const noexcept { return away_; }
  /// The same towards the arm, whatever the arm did.
  [[nodiscard]] Millimetre towards() const noexcept { return towards_; }
  /// The roller, which had pressed, has lost the back, and neither went back nor far across.
  [[nodiscard]] bool left() const noexcept { return left_; }
  /// The roller touched within the span.
  [[nodiscard]] bool touched() const noexcept { return touched_; }
  /// The arm, touching, went back faster than any technique does, though no less was wanted.
  [[nodiscard]] bool thrown() const noexcept { return thrown_; }

 private:
  static constexpr double kSpan_s = 0.1;
  static constexpr double kThrow_s = 0.02;
  /// Cycles from one look to the next.
  static constexpr std::size_t kLookEvery = 4;
  static constexpr std::size_t kHistory = 32;

  std::array<Input, kHistory> past_{};
  std::size_t kept_ = 0;
  std::size_t until_looked_ = 0;
  Millimetre away_{};
  Millimetre towards_{};
  bool left_ = false;
  bool touched_ = false;
  bool thrown_ = false;
};

}  // namespace knead::sense
