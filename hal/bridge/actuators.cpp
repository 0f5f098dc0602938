#include "hal/bridge/actuators.hpp"

#include "proto/convert/enums.hpp"

namespace knead::bridge {

namespace {

template <class Tag>
float f(Quantity<Tag> quantity) {
  return static_cast<float>(quantity.value());
}

void roller(const RollerCommand& command, v1::RollerCommand& m) {
  m.set_depth_mm(f(command.depth));
  m.set_lateral_mm(f(command.lateral));
  m.set_drive_speed_mm_s(f(command.drive_speed));
}

}  // namespace

void to_wire(const ActuatorFrame& frame, std::size_t jets, v1::Actuators& m) {
  m.set_enable(frame.enable);
  m.set_carriage_mm(f(frame.carriage));
  roller(frame.rollers[index(Side::left)], *m.mutable_left());
  roller(frame.rollers[index(Side::right)], *m.mutable_right());
  m.set_line_pressure_kpa(f(frame.line_pressure));
  m.clear_jets();
  for (std::size_t j = 0; j < jets; ++j) {
    v1::JetCommand& jet = *m.add_jets();
    jet.set_valve(f(frame.jets[j].valve));
    jet.set_pulse_rate_hz(f(frame.jets[j].pulse_rate));
    jet.set_air(f(frame.jets[j].air));
  }
  m.set_water_degc(f(frame.water_temperature));
  m.clear_heat();
  for (Fraction duty : frame.heat) m.add_heat(f(duty));
  m.set_light(wire::to_wire<v1::StatusLight>(frame.light));
}

}  // namespace knead::bridge
