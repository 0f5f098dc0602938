// What the gate did in this cycle and what it allows next; read by the controller in the next
// cycle. Its standing is published as it is; its events go their own way.
#pragma once

#include <array>

#include "control/types/anatomy.hpp"
#include "control/types/event_list.hpp"
#include "control/types/units.hpp"

namespace knead {

/// denied: nothing is powered. Entered at boot, when the controller stops asking for enable, and
/// from
///   `tripped` once the condition has cleared. Left by a person's go (start or resume).
/// checking: a person has said go; the gate watches for a short while that everything is released,
/// fresh
///   and quiet. Left to `permitted`, or back to `denied` with the reason.
/// permitted: frames pass, limited.
/// tripped: a hard condition released the chair and still holds.
enum class Permission : std::uint8_t { denied, checking, permitted, tripped };

[[nodiscard]] constexpr std::string_view name(Permission p) {
  switch (p) {
    case Permission::denied:
      return "denied";
    case Permission::checking:
      return "checking";
    case Permission::permitted:
      return "permitted";
    case Permission::tripped:
      return "tripped";
  }
  return "?";
}

struct GateStanding {
  Permission permission = Permission::denied;
  Reason cause = Reason::none;  ///< why it is denied or tripped
  Channel cause_channel = Channel::controller;
  TimePoint since{};  ///< when the permission last changed
  std::array<Newton, kSides>
      ceiling{};  ///< in force at each roller now, after ramps (0 when released)
  std::array<Reason, kSides>
      limiting{};  ///< what lowered each roller in this cycle; none = nothing did
};

struct GateReport : GateStanding {
  EventList events{};  ///< of this cycle

  [[nodiscard]] const GateStanding& standing() const { return *this; }
};

}  // namespace knead
