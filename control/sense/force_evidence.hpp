// What the force under one roller says about the person's movement: force that goes missing
// although the roller stands or goes in, and although it is wanted, is the back pulling away: a
// flinch. Over 100 ms, faster than breath and travel. Real-time safe.
#pragma once

#include <array>
#include <cstddef>

#include "control/types/units.hpp"

namespace knead::sense {

class ForceEvidence {
 public:
  struct Input {
    Newton force{};  ///< as felt; its delay of 5 ms does not matter over 100 ms
    Millimetre depth{};
    Newton setpoint{};
    Millimetre lateral{};             ///< of the arm
    NewtonPerMillimetre stiffness{};  ///< local, as far as it is known
  };
  /// One roller, one cycle.
  void step(const Input& input, double dt_s) noexcept;

  /// Force that went missing within the span; 0 unless it is more than the limit.
  [[nodiscard]] Newton withdrawn() const noexcept { return withdrawn_; }
  /// More went missing than the holding of a force against travel and breath leaves over.
  [[nodiscard]] bool pulls_away() const noexcept { return withdrawn_ > Newton(0.0); }
  [[nodiscard]] Newton limit() const noexcept;

 private:
  static constexpr double kSpan_s = 0.1;
  static constexpr std::size_t kHistory = 128;

  std::array<Input, kHistory> past_{};
  std::size_t taken_ = 0;
  Newton before_{};    ///< force at the beginning of the span
  Newton by_shape_{};  ///< what a round back may take from an arm that goes across it
  Newton withdrawn_{};
};

}  // namespace knead::sense
