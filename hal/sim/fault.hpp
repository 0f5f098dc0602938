// What can be broken in the simulated chair, as a closed list. Faults are switches: a scenario
// injects and clears them, and any number may be on at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace knead::sim {

/// What a fault sits on. Sensors first, then what is not a sensor.
enum class FaultTarget : std::uint8_t {
  force_left,
  force_right,
  depth_left,
  depth_right,
  lateral_left,
  lateral_right,
  current_left,
  current_right,
  carriage,
  back_mat,    ///< index: the cell that a spike or a cell's fault hits
  seat_mat,    ///< the same
  emg,         ///< index: channel
  thermistor,  ///< index: zone * kThermistorsPerZone + which
  nozzle,      ///< index: jet
  line_pressure,
  water_temperature,
  water_level,
  water_flow,
  inputs,     ///< E-stop contact, hand switch, seat switch, enable read-back: one device
  actuators,  ///< the way of commands to the hardware
  bus,        ///< the exchange itself: read() and write()
  power,      ///< the supply of the actuators
  heartbeat,  ///< the heartbeat line to the relay
};
inline constexpr std::size_t kFaultTargets = 23;

enum class FaultKind : std::uint8_t {
  // sensors
  stuck,        ///< the last value repeats with fresh times
  drop_out,     ///< no new samples: the last one ages
  spike,        ///< every 250th sample is off by `magnitude`
  offset,       ///< every sample is off by `magnitude`
  delay,        ///< samples come `magnitude` ms later, with their true times
  disconnect,   ///< the device is gone: Validity::absent; EMG: lead off, the electrode hangs in the
                ///< air
  self_report,  ///< the device says itself that it is wrong: Validity::faulty
  // EMG channels
  hum,          ///< a loose reference: mains of `magnitude` V peak, swelling with the contact
  clipped,      ///< an amplifier whose rails have come in to +- `magnitude` V
  alternating,  ///< a converter that adds `magnitude` V to every second sample and takes it from
                ///< the others
  dead_cell,    ///< a mat's cell reads nothing but noise
  hot_cell,     ///< a mat's cell reads `magnitude` kPa too much
  stuck_cell,   ///< a mat's cell keeps the load that it has, and its noise
  wild_frame,   ///< every 50th frame of a mat is nonsense
  // actuators
  write_ignored,  ///< accepted and not carried out: the last frame stands (enable included)
  // bus
  read_failed,
  write_failed,
  // power
  power_loss,
  // heartbeat
  edges_lost,  ///< edges are given and do not arrive
};
inline constexpr std::size_t kFaultKinds = 19;

struct Fault {
  FaultTarget target{};
  FaultKind kind{};
  /// In the sensor's own unit (N, mm, A, kPa, V, degC, share, L/min), for `delay` in ms; unused by
  /// the others.
  double magnitude = 0.0;
  std::size_t index = 0;  ///< where the target says so; 0 otherwise

  friend bool operator==(const Fault&, const Fault&) = default;
};

[[nodiscard]] std::string_view name(FaultTarget target);
[[nodiscard]] std::string_view name(FaultKind kind);

/// How many of this target there are: the index of a fault is below it.
[[nodiscard]] std::size_t instances(FaultTarget target);

/// Does this kind exist on this target, is the index within the target and the magnitude finite?
/// Others are refused by SimChair::inject.
[[nodiscard]] bool is_possible(const Fault& fault);

}  // namespace knead::sim
