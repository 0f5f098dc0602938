// What a heat pad may do: its duty, and off where its surface is warm enough or not known.
// Thread: the cycle. Real-time.
#pragma once

#include <array>
#include <optional>

#include "control/safety/limit_log.hpp"
#include "control/safety/readings.hpp"
#include "control/types/actuator_frame.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/envelope.hpp"
#include "control/types/gate_limits.hpp"

namespace knead::safety {

/// Two thermistors of one zone that differ by more than this for kDisagreeFor: one of them is
/// wrong, and nobody knows which. Assumed, from thermistors of +-1 K on a pad with 1 to 2 K across.
inline constexpr Celsius kPairSpread{4.0};
inline constexpr Duration kDisagreeFor = 500ms;
/// They must agree within this before the zone may be heated again, or permission be granted.
inline constexpr Celsius kPairAgree{3.0};

class HeatLimits {
 public:
  HeatLimits(const GateLimits& limits, const ChairDescription& chair)
      : limits_(limits), chair_(chair) {}

  /// Watches the pairs; every cycle in every state, so that a disagreement's time is known.
  void watch(const Readings& readings) noexcept;

  /// What the envelope says where the pads lie. Call whenever it says anything new.
  void place(const Envelope& envelope) noexcept;

  /// A pad that lies behind zones of unlike ceilings has the lowest; behind one that is left out it
  /// is off.
  void allow(const Readings& readings, ActuatorFrame& frame, LimitLog& log) const noexcept;

 private:
  /// What the envelope says where a pad lies.
  struct Place {
    Celsius ceiling{};
    bool left_out = false;
  };
  struct Pair {
    std::optional<TimePoint> apart_since;
    bool distrusted = false;
  };

  GateLimits limits_;
  ChairDescription chair_;
  std::array<Pair, kHeatZones> pairs_{};
  std::array<Place, kHeatZones> places_{};
};

}  // namespace knead::safety
