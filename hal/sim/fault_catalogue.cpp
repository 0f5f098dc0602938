#include "hal/sim/fault_catalogue.hpp"

#include <algorithm>

#include "control/types/chair_description.hpp"

namespace knead::sim {

namespace {

/// Enough for every kind that needs some size: is_possible() asks for one above 0.
constexpr double kSomeSize = 1.0;

Magnitude of_sensor(FaultTarget target) {
  switch (target) {
    case FaultTarget::force_left:
    case FaultTarget::force_right:
      return {20.0, "N"};
    case FaultTarget::depth_left:
    case FaultTarget::depth_right:
    case FaultTarget::lateral_left:
    case FaultTarget::lateral_right:
      return {10.0, "mm"};
    case FaultTarget::carriage:
      return {50.0, "mm"};
    case FaultTarget::current_left:
    case FaultTarget::current_right:
      return {1.0, "A"};
    case FaultTarget::back_mat:
    case FaultTarget::seat_mat:
      return {60.0, "kPa"};
    case FaultTarget::emg:
      return {8e-3, "V"};
    case FaultTarget::thermistor:
    case FaultTarget::water_temperature:
      return {10.0, "degC"};
    case FaultTarget::nozzle:
    case FaultTarget::line_pressure:
      return {50.0, "kPa"};
    case FaultTarget::water_level:
      return {0.5, ""};
    case FaultTarget::water_flow:
      return {1.0, "L/min"};
    case FaultTarget::inputs:
    case FaultTarget::actuators:
    case FaultTarget::bus:
    case FaultTarget::power:
    case FaultTarget::heartbeat:
      break;
  }
  return {};
}

}  // namespace

std::vector<FaultSort> possible_faults() {
  std::vector<FaultSort> sorts;
  for (std::size_t t = 0; t < kFaultTargets; ++t) {
    for (std::size_t k = 0; k < kFaultKinds; ++k) {
      const FaultSort sort{static_cast<FaultTarget>(t), static_cast<FaultKind>(k)};
      if (is_possible({sort.target, sort.kind, kSomeSize})) sorts.push_back(sort);
    }
  }
  return sorts;
}

std::string name(FaultSort sort) {
  return std::string(name(sort.target)).append(".").append(name(sort.kind));
}

std::optional<FaultSort> fault_named(std::string_view wanted) {
  const std::vector<FaultSort> sorts = possible_faults();
  const auto found =
      std::ranges::find_if(sorts, [&](FaultSort sort) { return name(sort) == wanted; });
  return found == sorts.end() ? std::nullopt : std::optional(*found);
}

std::string_view words(FaultKind kind) {
  switch (kind) {
    case FaultKind::stuck:
      return "the last value repeats, with fresh times";
    case FaultKind::drop_out:
      return "nothing new comes: the last reading ages";
    case FaultKind::spike:
      return "every 250th reading is far off";
    case FaultKind::offset:
      return "every reading is off by as much";
    case FaultKind::delay:
      return "readings come late, with their true times";
    case FaultKind::disconnect:
      return "the device is gone, or its wire hangs in the air";
    case FaultKind::self_report:
      return "the device says itself that it is wrong";
    case FaultKind::hum:
      return "a loose reference: mains, swelling with the contact";
    case FaultKind::clipped:
      return "the amplifier's rails have come in";
    case FaultKind::alternating:
      return "the converter adds to every second sample and takes from the others";
    case FaultKind::dead_cell:
      return "a cell reads nothing but noise";
    case FaultKind::hot_cell:
      return "a cell reads too much";
    case FaultKind::stuck_cell:
      return "a cell keeps the load that it has";
    case FaultKind::wild_frame:
      return "every 50th frame is nonsense";
    case FaultKind::write_ignored:
      return "commands are accepted and not carried out";
    case FaultKind::read_failed:
      return "the chair cannot be read";
    case FaultKind::write_failed:
      return "the chair takes no command";
    case FaultKind::power_loss:
      return "the actuators lose their supply";
    case FaultKind::edges_lost:
      return "the heartbeat is given and does not arrive";
  }
  return {};
}

Channel channel_of(const Fault& fault) {
  switch (fault.target) {
    case FaultTarget::force_left:
    case FaultTarget::depth_left:
    case FaultTarget::lateral_left:
    case FaultTarget::current_left:
      return Channel::roller_left;
    case FaultTarget::force_right:
    case FaultTarget::depth_right:
    case FaultTarget::lateral_right:
    case FaultTarget::current_right:
      return Channel::roller_right;
    case FaultTarget::carriage:
      return Channel::carriage;
    case FaultTarget::back_mat:
      return Channel::back_mat;
    case FaultTarget::seat_mat:
      return Channel::seat_mat;
    case FaultTarget::emg:
      return Channel::emg;
    case FaultTarget::thermistor:
      return heat_channel(fault.index / kThermistorsPerZone);
    case FaultTarget::nozzle:
      return Channel::jets;
    case FaultTarget::line_pressure:
      return Channel::jet_line;
    case FaultTarget::water_temperature:
    case FaultTarget::water_level:
    case FaultTarget::water_flow:
      return Channel::water;
    case FaultTarget::heartbeat:
      return Channel::heartbeat;
    case FaultTarget::power:
      return Channel::enable;
    case FaultTarget::inputs:
    case FaultTarget::actuators:
    case FaultTarget::bus:
      break;
  }
  return Channel::chair;
}

std::optional<Magnitude> magnitude_of(FaultSort sort) {
  switch (sort.kind) {
    case FaultKind::spike:
    case FaultKind::offset:
    case FaultKind::hot_cell:
      return of_sensor(sort.target);
    case FaultKind::delay:
      return Magnitude{100.0, "ms"};
    case FaultKind::hum:
      return Magnitude{2e-3, "V"};
    case FaultKind::clipped:
      return Magnitude{5e-6, "V"};
    case FaultKind::alternating:
      return Magnitude{1e-3, "V"};
    case FaultKind::stuck:
    case FaultKind::drop_out:
    case FaultKind::disconnect:
    case FaultKind::self_report:
    case FaultKind::dead_cell:
    case FaultKind::stuck_cell:
    case FaultKind::wild_frame:
    case FaultKind::write_ignored:
    case FaultKind::read_failed:
    case FaultKind::write_failed:
    case FaultKind::power_loss:
    case FaultKind::edges_lost:
      break;
  }
  return std::nullopt;
}

}  // namespace knead::sim
