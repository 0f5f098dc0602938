// What the water may do: line pressure, valves, air, warmth. Thread: the cycle. Real-time.
#pragma once

#include <array>

#include "control/safety/limit_log.hpp"
#include "control/safety/readings.hpp"
#include "control/safety/spine_band.hpp"
#include "control/types/actuator_frame.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/envelope.hpp"
#include "control/types/gate_limits.hpp"

namespace knead::safety {

/// A measured line pressure this far over its ceiling stops the pump for the cycle.
inline constexpr double kLineOver = 1.1;

/// A valve with a time constant of 80 ms cannot follow more: its stroke is down to a fifth there.
inline constexpr Hertz kPulseMax{10.0};

/// A falling jet ceiling is judged at this rate, because water under pressure takes its time: pump
/// and valve lag up to 300 ms (DESIGN "body model"). Commands follow the ceiling itself at once.
inline constexpr double kJetCeilingFall_kpa_per_s = 250.0;

class JetLimits {
 public:
  JetLimits(const ChairDescription& chair, const GateLimits& limits)
      : chair_(chair), limits_(limits) {}

  /// Permission granted or no power: the pump starts from standstill.
  void restart() noexcept;

  /// What the envelope says at the nozzles and of the water. Call whenever it says anything new.
  void place(const Envelope& envelope) noexcept;
  /// Follows it; once per cycle, before anything is judged.
  void follow(double seconds) noexcept;
  /// What each nozzle is judged against: the ceiling of its zone, on its way down.
  [[nodiscard]] const std::array<Kilopascal, kMaxJets>& judged_ceilings() const { return judged_; }

  /// Lowers line pressure, jets and water temperature of `frame`. An unseen pressure is no
  /// pressure: without a fresh reading the pump stops, or that valve shuts. The one line may have
  /// what the most tolerant zone bears; elsewhere the valve opens by a share of it, and where a
  /// zone is left out not at all. A line that is not seen may have all it was ever allowed until it
  /// has drained: every valve shuts whose zone bears less.
  void allow(const Readings& readings, double seconds, ActuatorFrame& frame,
             LimitLog& log) noexcept;

 private:
  void allow_line(const Readings& readings, double seconds, ActuatorFrame& frame,
                  LimitLog& log) noexcept;
  void allow_jets(const Readings& readings, ActuatorFrame& frame, LimitLog& log) const noexcept;
  void allow_zone(std::size_t number, const Readings& readings, JetCommand& jet,
                  LimitLog& log) const noexcept;
  void allow_water(const Readings& readings, ActuatorFrame& frame, LimitLog& log) const noexcept;

  struct Place {
    Kilopascal ceiling{};   ///< of the zone that the nozzle sprays
    bool left_out = false;  ///< that zone
    bool in_spine = false;  ///< the nozzle points into the spine's band
  };

  ChairDescription chair_;
  GateLimits limits_;
  std::array<Place, kMaxJets> places_{};
  Kilopascal ceiling_{};   ///< of the line
  Kilopascal draining_{};  ///< the same, on its way down
  Celsius water_ceiling_{};
  Millimetre spine_half_width_{};
  std::array<Kilopascal, kMaxJets> judged_{};
  Kilopascal last_line_{};
};

}  // namespace knead::safety
