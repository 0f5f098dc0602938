// What has been taken off the force since the session began. What the body's signs and said
// discomfort took stays taken for the session (CR-15); what the person wished away comes back only
// on their own word, a higher ceiling, and the gate's ramp makes that slow (CR-08).
// Thread: the cycle. Real-time.
#pragma once

#include <algorithm>
#include <cstdint>

#include "control/types/gate_limits.hpp"
#include "control/types/time.hpp"
#include "control/types/units.hpp"

namespace knead::session {

class Lowering {
 public:
  // Assumed: a step that is felt at once and leaves room for three more.
  static constexpr double kPerWish = 0.75;
  static constexpr double kPerSign = 0.9;
  static constexpr double kLowestByWish = 0.25;
  static constexpr double kLowestBySign = 0.25;  ///< a sign that finds it reached pauses
  /// Signs closer together than this are one event.
  static constexpr Duration kOneEvent = 3s;

  void reset() noexcept { *this = Lowering{}; }

  /// Discomfort is said of what is given now: what goes on after it is less each time, however
  /// little it was (CR-15).
  void discomfort() noexcept { by_discomfort_ *= kPerWish; }

  void ease() noexcept { by_wish_ = std::max(kLowestByWish, by_wish_ * kPerWish); }

  enum class Sign : std::uint8_t {
    lowered,       ///< less from here on
    same_event,    ///< part of the sign before it
    at_the_floor,  ///< nothing is left to take: the caller pauses
  };

  Sign sign(TimePoint now) noexcept {
    if (signed_before_ && now - last_sign_ < kOneEvent) return Sign::same_event;
    if (by_sign_ <= kLowestBySign) return Sign::at_the_floor;
    signed_before_ = true;
    last_sign_ = now;
    by_sign_ = std::max(kLowestBySign, by_sign_ * kPerSign);
    return Sign::lowered;
  }

  /// The person's own ceiling, in newtons. Raising it takes back their own wishes for less, never
  /// what the body's signs or discomfort have taken.
  void own_ceiling(Newton ceiling) noexcept {
    if (ceiling > ceiling_) by_wish_ = 1.0;
    ceiling_ = ceiling;
  }

  [[nodiscard]] double factor() const { return by_wish_ * by_sign_ * by_discomfort_; }
  [[nodiscard]] bool by_sign() const { return by_sign_ < 1.0; }
  [[nodiscard]] Newton ceiling() const { return ceiling_; }

 private:
  double by_wish_ = 1.0;
  double by_sign_ = 1.0;
  double by_discomfort_ = 1.0;
  Newton ceiling_ = kCompiledCeilings.force_max;
  TimePoint last_sign_{};
  bool signed_before_ = false;
};

}  // namespace knead::session
