// Where each fault of a sensor sits.
#include "hal/sim/sensors.hpp"

namespace knead::sim {

SensorFault& Sensors::fault_of(FaultTarget target, std::size_t which) noexcept {
  switch (target) {
    case FaultTarget::force_left:
      return rollers_[0].force.fault;
    case FaultTarget::force_right:
      return rollers_[1].force.fault;
    case FaultTarget::depth_left:
      return rollers_[0].depth.fault;
    case FaultTarget::depth_right:
      return rollers_[1].depth.fault;
    case FaultTarget::lateral_left:
      return rollers_[0].lateral.fault;
    case FaultTarget::lateral_right:
      return rollers_[1].lateral.fault;
    case FaultTarget::current_left:
      return rollers_[0].current.fault;
    case FaultTarget::current_right:
      return rollers_[1].current.fault;
    case FaultTarget::carriage:
      return carriage_.fault;
    case FaultTarget::back_mat:
      return back_mat_.fault;
    case FaultTarget::seat_mat:
      return seat_mat_.fault;
    case FaultTarget::emg:
      return emg_.channel[which];
    case FaultTarget::thermistor:
      return thermistors_[which / kThermistorsPerZone][which % kThermistorsPerZone].fault;
    case FaultTarget::nozzle:
      return nozzle_[which].fault;
    case FaultTarget::line_pressure:
      return line_pressure_.fault;
    case FaultTarget::water_temperature:
      return water_temperature_.fault;
    case FaultTarget::water_level:
      return water_level_.fault;
    case FaultTarget::water_flow:
      return water_flow_.fault;
    case FaultTarget::inputs:
      return inputs_.fault;
    case FaultTarget::actuators:
    case FaultTarget::bus:
    case FaultTarget::power:
    case FaultTarget::heartbeat:
      break;
  }
  return not_a_sensor_;
}

void Sensors::apply(const FaultBoard::List& faults) noexcept {
  for (std::size_t t = 0; t < kFaultTargets; ++t) {
    const auto target = static_cast<FaultTarget>(t);
    for (std::size_t i = 0; i < instances(target); ++i) fault_of(target, i) = SensorFault{};
  }
  emg_.amplifier = SensorFault{};
  back_mat_synth_.defects.clear();
  seat_mat_synth_.defects.clear();
  back_mat_.fault.cells = chair_.back_mat.rows * chair_.back_mat.columns;
  seat_mat_.fault.cells = chair_.seat_mat.rows * chair_.seat_mat.columns;

  for (const Fault& fault : faults) {
    const bool whole_amplifier =
        fault.target == FaultTarget::emg &&
        (fault.kind == FaultKind::drop_out || fault.kind == FaultKind::delay ||
         fault.kind == FaultKind::self_report);
    SensorFault& line = whole_amplifier ? emg_.amplifier : fault_of(fault.target, fault.index);
    switch (fault.kind) {
      case FaultKind::stuck:
        line.stuck = true;
        break;
      case FaultKind::drop_out:
        line.drop_out = true;
        break;
      case FaultKind::spike:
        line.spike += fault.magnitude;
        line.cell = fault.index;
        break;
      case FaultKind::offset:
        line.offset += fault.magnitude;
        break;
      case FaultKind::delay:
        line.delay = std::max(line.delay, from_seconds(fault.magnitude * 1e-3));
        break;
      case FaultKind::disconnect:
        line.disconnected = true;
        break;
      case FaultKind::self_report:
        line.reports_itself = true;
        break;
      case FaultKind::hum:
        line.hum += fault.magnitude;
        break;
      case FaultKind::clipped:
        line.rail = std::min(line.rail, fault.magnitude);
        break;
      case FaultKind::alternating:
        line.alternation += fault.magnitude;
        break;
      case FaultKind::dead_cell:
      case FaultKind::hot_cell:
      case FaultKind::stuck_cell:
      case FaultKind::wild_frame:
        (fault.target == FaultTarget::back_mat ? back_mat_synth_ : seat_mat_synth_)
            .defects.add(fault);
        break;
      case FaultKind::write_ignored:
      case FaultKind::read_failed:
      case FaultKind::write_failed:
      case FaultKind::power_loss:
      case FaultKind::edges_lost:
        break;  // not on a sensor: SimChair's and the plant's
    }
  }
  emg_.faults_changed();
}

}  // namespace knead::sim
