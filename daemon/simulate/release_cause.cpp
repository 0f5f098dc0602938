#include <string>

#include "daemon/simulate/scenario_player.hpp"

namespace knead::simulate {

namespace {

using config::Action;
using sim::FaultKind;
using sim::FaultTarget;

/// Longer than the relay waits for a heartbeat edge (ChairDescription::heartbeat_timeout, 50 ms):
/// the controller counts as dead.
constexpr Duration kDeadAfter = 50ms;

bool silences(FaultKind kind) {
  return kind == FaultKind::drop_out || kind == FaultKind::disconnect ||
         kind == FaultKind::self_report;
}

/// Faults after which the chair must not press on, whatever else it knows: what carries force,
/// position, the back on the mat or the person's own switches has gone silent, or nothing reaches
/// the hardware.
bool must_release(const sim::Fault& fault) {
  switch (fault.target) {
    case FaultTarget::force_left:
    case FaultTarget::force_right:
    case FaultTarget::depth_left:
    case FaultTarget::depth_right:
    case FaultTarget::lateral_left:
    case FaultTarget::lateral_right:
    case FaultTarget::carriage:
    case FaultTarget::back_mat:
    case FaultTarget::inputs:
      return silences(fault.kind);
    case FaultTarget::bus:
    case FaultTarget::power:
    case FaultTarget::heartbeat:
      return true;
    case FaultTarget::current_left:
    case FaultTarget::current_right:
    case FaultTarget::seat_mat:
    case FaultTarget::emg:
    case FaultTarget::thermistor:
    case FaultTarget::nozzle:
    case FaultTarget::line_pressure:
    case FaultTarget::water_temperature:
    case FaultTarget::water_level:
    case FaultTarget::water_flow:
    case FaultTarget::actuators:
      return false;
  }
  return false;
}

}  // namespace

std::optional<std::string> release_cause(const config::ScenarioEvent& event) {
  switch (event.action) {
    case Action::leave:
    case Action::hand_pain:
    case Action::hand_stop:
    case Action::estop_press:
    case Action::pause:
    case Action::pain:
    case Action::discomfort:
    case Action::severe_pain:
    case Action::stop:
      return std::string(config::name(event.action));
    case Action::inject:
      if (!must_release(event.fault)) return std::nullopt;
      return std::string(sim::name(event.fault.target)) + "_" +
             std::string(sim::name(event.fault.kind));
    case Action::stall:
      if (event.lasts <= kDeadAfter) return std::nullopt;
      return "controller_stall";
    case Action::sit:
    case Action::shift:
    case Action::slouch:
    case Action::lean:
    case Action::cough:
    case Action::guard_left:
    case Action::guard_right:
    case Action::guard_both:
    case Action::hand_ease:
    case Action::estop_release:
    case Action::resume:
    case Action::ease:
    case Action::ceiling:
    case Action::clear:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace knead::simulate
