// How deep a roller may be sent: absolute, per cycle, per window, and by what the force and the
// spine band say. Only the way in is limited; the way out is never held back.
// Thread: the cycle. Real-time.
#pragma once

#include <cstdint>

#include "control/safety/advance_window.hpp"
#include "control/safety/limit_log.hpp"
#include "control/types/anatomy.hpp"
#include "control/types/gate_limits.hpp"

namespace knead::safety {

/// A roller at this depth or less is off every back: what "released" means to the gate. Assumed
/// with the reference chair's upholstery; the session's check of itself moves within it.
inline constexpr Millimetre kReleasedDepth{10.0};

/// Above this force a roller touches: the advance window counts from here.
inline constexpr Newton kContactForce{2.0};

/// A set-point ahead of the roller is force to come when what blocks it gives way.
inline constexpr Millimetre kLeadMax{6.0};

/// While the force holds the roller, the set-point may be ahead of it by no more than a healthy
/// drive lags: 60 mm/s times (4 ms of a 40 Hz drive + 2 ms of delay) is 0.36 mm.
inline constexpr Millimetre kHoldLead{0.5};

/// How fast the gate backs a roller off for each newton over the ceiling. With 30 it is 30 mm/s at
/// the yield margin and the drive's full 150 mm/s at 5 N over; assumed, and proven against a cough
/// (8 mm in 100 ms) and guarding in tests/scenario.
inline constexpr double kYieldSpeedPerNewton = 30.0;

/// How far inside the band a roller may be measured before it counts: what an arm lags and jitters.
inline constexpr Millimetre kBandTolerance{2.0};
/// Inside the band, above this force the roller is taken off.
inline constexpr Newton kBandForce{0.5};

struct RollerDepthInput {
  TimePoint now{};
  double seconds = 0.001;  ///< of the cycle, as far as movement may use it
  Millimetre requested{};
  Millimetre measured{};
  Newton force{};
  Newton ceiling{};            ///< after its ramp
  Millimetre depth_ceiling{};  ///< the envelope's
  Millimetre intrusion{};      ///< of the measured arm into the spine band; > 0 inside
};

class RollerLimits {
 public:
  RollerLimits(Side side, const GateLimits& limits)
      : channel_(roller_channel(side)), limits_(limits) {}

  /// Permission granted, or no power yet: set-points start from what is measured.
  void restart(TimePoint now, Millimetre measured) noexcept;

  [[nodiscard]] Millimetre allow(const RollerDepthInput& input, LimitLog& log) noexcept;

  /// The drive is kLeadMax behind and is asked for more: it does not come.
  [[nodiscard]] bool leading() const { return leading_; }
  /// What lowered the last set-point most; none = nothing did.
  [[nodiscard]] Reason limiting() const { return limiting_; }

 private:
  class Candidate;
  void keep_force(const RollerDepthInput& input, Candidate& candidate) noexcept;
  void keep_band(const RollerDepthInput& input, Candidate& candidate) const noexcept;
  [[nodiscard]] Millimetre backed_off(const RollerDepthInput& input,
                                      MillimetrePerSecond speed) const noexcept;

  Channel channel_;
  GateLimits limits_;
  Millimetre last_{};
  AdvanceWindow window_{};
  bool yielding_ = false;
  bool leading_ = false;
  Reason limiting_ = Reason::none;
};

}  // namespace knead::safety
