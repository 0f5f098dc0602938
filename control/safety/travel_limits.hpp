// Where the carriage and the roller arms may go, how fast, and how fast the rollers may turn.
// Thread: the cycle. Real-time.
#pragma once

#include <array>

#include "control/safety/limit_log.hpp"
#include "control/safety/spine_band.hpp"
#include "control/types/actuator_frame.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/gate_limits.hpp"

namespace knead::safety {

/// While a roller presses harder than it may, the carriage drags it along no faster than this.
/// Assumed: slow enough for the roller to have backed off (200 ms) within 4 mm of travel.
inline constexpr MillimetrePerSecond kCarriageSpeedOverForce{20.0};

struct CarriageInput {
  Millimetre requested{};
  /// The first roller whose force is over its ceiling, if any.
  bool force_over = false;
  Newton force{};
  Newton ceiling{};
  double seconds = 0.001;  ///< of the cycle, as far as movement may use it
};

class CarriageLimits {
 public:
  CarriageLimits(const ChairDescription& chair, const GateLimits& limits)
      : travel_(chair.carriage_max), speed_(limits.carriage_speed_max) {}

  /// Permission granted, or no power yet: set-points start from what is measured.
  void restart(Millimetre measured) noexcept { last_ = measured; }

  [[nodiscard]] Millimetre allow(const CarriageInput& input, LimitLog& log) noexcept;

 private:
  Millimetre travel_;
  MillimetrePerSecond speed_;
  Millimetre last_{};
};

/// One roller arm across the back.
class ArmLimits {
 public:
  ArmLimits(Side side, const RollerGeometry& roller, const GateLimits& limits)
      : side_(side), roller_(roller), speed_(limits.lateral_speed_max) {}

  void restart(Millimetre measured) noexcept { last_ = measured; }

  /// `border` is spine_band's. A set-point inside the band is moved to its border; it travels there
  /// at the arm's speed, and meanwhile the roller is kept back by its depth (RollerLimits).
  [[nodiscard]] Millimetre allow(Millimetre requested, Millimetre border, double seconds,
                                 LimitLog& log) noexcept;

 private:
  Side side_;
  RollerGeometry roller_;
  MillimetrePerSecond speed_;
  Millimetre last_{};
};

/// The roller's own surface speed; the sign is its direction.
[[nodiscard]] MillimetrePerSecond allow_roller_speed(Side side, MillimetrePerSecond requested,
                                                     const GateLimits& limits,
                                                     LimitLog& log) noexcept;

}  // namespace knead::safety
