// Everything the chair is asked to do in one cycle. Set-points, not efforts: a stalled controller
// leaves a drive standing, and the heartbeat relay then takes its power. A default frame is the
// released posture. Trivially copyable.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>

#include "control/types/chair_description.hpp"
#include "control/types/time.hpp"
#include "control/types/units.hpp"

namespace knead {

struct RollerCommand {
  Millimetre depth{};                 ///< set-point of the depth drive; 0 = fully retracted
  Millimetre lateral{};               ///< set-point of the arm, signed
  MillimetrePerSecond drive_speed{};  ///< roller surface speed; the sign is the rolling direction
};

struct JetCommand {
  Fraction valve{};    ///< 0 shut (normally closed), 1 open
  Hertz pulse_rate{};  ///< 0 = steady
  Fraction air{};      ///< share of air: bubble mode
};

enum class StatusLight : std::uint8_t { off, ready, working, paused, fault };

struct ActuatorFrame {
  TimePoint issued_at{};  ///< when the controller computed it: the gate's lease counts from here
  bool enable = false;    ///< asks for power on drives, pump, valves and heaters
  Millimetre carriage{};  ///< set-point along the spine
  std::array<RollerCommand, kSides> rollers{};
  Kilopascal line_pressure{};  ///< set-point of the pump's pressure; 0 = pump off
  std::array<JetCommand, kMaxJets> jets{};
  Celsius water_temperature{};              ///< set-point; 0 = heater off
  std::array<Fraction, kHeatZones> heat{};  ///< duty of each pad
  StatusLight light = StatusLight::off;
};

static_assert(std::is_trivially_copyable_v<ActuatorFrame>);

/// The safe posture: rollers backed off, jets shut, pump off, heat off, no power asked for.
///
/// Why this is safe for a person: nothing that can press, spray or burn is driven; the springs take
/// the rollers off the back without power; the recline holds, so nobody is tipped; and the carriage
/// stays where it is, so nothing travels under a body. It does not freeze (a roller held at depth
/// squeezes) and does not home (travel under load drags). Start, stop, fault, crash and power loss
/// all lead here.
[[nodiscard]] inline ActuatorFrame released_posture(TimePoint now, Millimetre carriage,
                                                    std::array<Millimetre, kSides> lateral) {
  ActuatorFrame frame;
  frame.issued_at = now;
  frame.carriage = carriage;
  for (Side side : kBothSides) {
    frame.rollers[index(side)].lateral = lateral[index(side)];
  }
  return frame;
}

}  // namespace knead
