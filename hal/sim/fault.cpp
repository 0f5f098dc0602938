#include "hal/sim/fault.hpp"

#include <cmath>

#include "control/types/chair_description.hpp"

namespace knead::sim {
namespace {

/// The lines remember this long (sensor_line.hpp).
constexpr double kDelayMax_ms = 200.0;

bool is_sensor(FaultTarget target) { return target <= FaultTarget::inputs; }

}  // namespace

std::size_t instances(FaultTarget target) {
  switch (target) {
    case FaultTarget::back_mat:
    case FaultTarget::seat_mat:
      return kMaxMatCells;
    case FaultTarget::emg:
      return kEmgChannels;
    case FaultTarget::thermistor:
      return kHeatZones * kThermistorsPerZone;
    case FaultTarget::nozzle:
      return kMaxJets;
    case FaultTarget::force_left:
    case FaultTarget::force_right:
    case FaultTarget::depth_left:
    case FaultTarget::depth_right:
    case FaultTarget::lateral_left:
    case FaultTarget::lateral_right:
    case FaultTarget::current_left:
    case FaultTarget::current_right:
    case FaultTarget::carriage:
    case FaultTarget::line_pressure:
    case FaultTarget::water_temperature:
    case FaultTarget::water_level:
    case FaultTarget::water_flow:
    case FaultTarget::inputs:
    case FaultTarget::actuators:
    case FaultTarget::bus:
    case FaultTarget::power:
    case FaultTarget::heartbeat:
      return 1;
  }
  return 0;
}

bool is_possible(const Fault& fault) {
  if (fault.index >= instances(fault.target) || !std::isfinite(fault.magnitude)) return false;
  switch (fault.kind) {
    case FaultKind::spike:
    case FaultKind::offset:
      return is_sensor(fault.target) && fault.target != FaultTarget::inputs;
    case FaultKind::delay:
      return is_sensor(fault.target) && fault.magnitude >= 0.0 && fault.magnitude <= kDelayMax_ms;
    case FaultKind::stuck:
    case FaultKind::drop_out:
    case FaultKind::disconnect:
    case FaultKind::self_report:
      return is_sensor(fault.target);
    case FaultKind::hum:
    case FaultKind::clipped:
    case FaultKind::alternating:
      return fault.target == FaultTarget::emg && fault.magnitude > 0.0;
    case FaultKind::dead_cell:
    case FaultKind::hot_cell:
    case FaultKind::stuck_cell:
    case FaultKind::wild_frame:
      return fault.target == FaultTarget::back_mat || fault.target == FaultTarget::seat_mat;
    case FaultKind::write_ignored:
      return fault.target == FaultTarget::actuators;
    case FaultKind::read_failed:
    case FaultKind::write_failed:
      return fault.target == FaultTarget::bus;
    case FaultKind::power_loss:
      return fault.target == FaultTarget::power;
    case FaultKind::edges_lost:
      return fault.target == FaultTarget::heartbeat;
  }
  return false;
}

std::string_view name(FaultTarget target) {
  switch (target) {
    case FaultTarget::force_left:
      return "force_left";
    case FaultTarget::force_right:
      return "force_right";
    case FaultTarget::depth_left:
      return "depth_left";
    case FaultTarget::depth_right:
      return "depth_right";
    case FaultTarget::lateral_left:
      return "lateral_left";
    case FaultTarget::lateral_right:
      return "lateral_right";
    case FaultTarget::current_left:
      return "current_left";
    case FaultTarget::current_right:
      return "current_right";
    case FaultTarget::carriage:
      return "carriage";
    case FaultTarget::back_mat:
      return "back_mat";
    case FaultTarget::seat_mat:
      return "seat_mat";
    case FaultTarget::emg:
      return "emg";
    case FaultTarget::thermistor:
      return "thermistor";
    case FaultTarget::nozzle:
      return "nozzle";
    case FaultTarget::line_pressure:
      return "line_pressure";
    case FaultTarget::water_temperature:
      return "water_temperature";
    case FaultTarget::water_level:
      return "water_level";
    case FaultTarget::water_flow:
      return "water_flow";
    case FaultTarget::inputs:
      return "inputs";
    case FaultTarget::actuators:
      return "actuators";
    case FaultTarget::bus:
      return "bus";
    case FaultTarget::power:
      return "power";
    case FaultTarget::heartbeat:
      return "heartbeat";
  }
  return "?";
}

std::string_view name(FaultKind kind) {
  switch (kind) {
    case FaultKind::stuck:
      return "stuck";
    case FaultKind::drop_out:
      return "drop_out";
    case FaultKind::spike:
      return "spike";
    case FaultKind::offset:
      return "offset";
    case FaultKind::delay:
      return "delay";
    case FaultKind::disconnect:
      return "disconnect";
    case FaultKind::self_report:
      return "self_report";
    case FaultKind::hum:
      return "hum";
    case FaultKind::clipped:
      return "clipped";
    case FaultKind::alternating:
      return "alternating";
    case FaultKind::dead_cell:
      return "dead_cell";
    case FaultKind::hot_cell:
      return "hot_cell";
    case FaultKind::stuck_cell:
      return "stuck_cell";
    case FaultKind::wild_frame:
      return "wild_frame";
    case FaultKind::write_ignored:
      return "write_ignored";
    case FaultKind::read_failed:
      return "read_failed";
    case FaultKind::write_failed:
      return "write_failed";
    case FaultKind::power_loss:
      return "power_loss";
    case FaultKind::edges_lost:
      return "edges_lost";
  }
  return "?";
}

}  // namespace knead::sim
