// A healthy chair with a quiet person in it, as one SensorFrame: the starting point of a test that
// then breaks exactly one thing. Everything is fresh, finite, released and at rest.
#pragma once

#include <chrono>
#include <cstdint>

#include "control/types/envelope.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead::test {

/// A good reading taken at `at`; its sequence number counts milliseconds.
template <class T>
[[nodiscard]] Sample<T> reading(const T& value, TimePoint at) {
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch());
  return {value, at, Validity::good, static_cast<std::uint32_t>(ms.count())};
}

/// Where the arms stand in seated_frame: outside the unscanned spine band with its footprint.
inline constexpr Millimetre kRestingLateral{80.0};
inline constexpr Millimetre kRestingCarriage{300.0};

/// Both rollers retracted and free, seat occupied, no switch held, power off, pads and water at
/// 30 degC, tank full, a back of 2 kPa leaning on the mat.
[[nodiscard]] inline SensorFrame seated_frame(TimePoint at) {
  SensorFrame frame;
  PressureMap back;
  const MatGeometry geometry;
  for (std::size_t cell = 0; cell < geometry.rows * geometry.columns; ++cell) {
    back.cells[cell] = Kilopascal(2.0);
  }
  PressureMap seat;
  for (std::size_t cell = 0; cell < 16; ++cell) {
    seat.cells[cell] = Kilopascal(5.0);
  }
  frame.back_mat = reading(back, at);
  frame.seat_mat = reading(seat, at);
  EmgBlock emg;
  emg.count = 2;
  frame.emg = reading(emg, at);
  frame.carriage = reading(kRestingCarriage, at);
  for (Side side : kBothSides) {
    RollerSensors& roller = frame.rollers[index(side)];
    roller.force = reading(Newton(0.0), at);
    roller.depth = reading(Millimetre(0.0), at);
    roller.lateral = reading(kRestingLateral * lateral_sign(side), at);
    roller.motor_current = reading(Ampere(0.0), at);
  }
  frame.water.line_pressure = reading(Kilopascal(0.0), at);
  for (auto& nozzle : frame.water.nozzle) {
    nozzle = reading(Kilopascal(0.0), at);
  }
  frame.water.temperature = reading(Celsius(30.0), at);
  frame.water.level = reading(Fraction(1.0), at);
  frame.water.flow = reading(LitrePerMinute(0.0), at);
  for (auto& zone : frame.heat) {
    for (auto& thermistor : zone) {
      thermistor = reading(Celsius(30.0), at);
    }
  }
  DigitalInputs inputs;
  inputs.seat_occupied = true;
  frame.inputs = reading(inputs, at);
  return frame;
}

/// The same readings taken anew at `at`: for tests that keep a chair alive cycle by cycle.
inline void restamp(SensorFrame& frame, TimePoint at) {
  const auto renew = [at](auto& sample) { sample = reading(sample.value, at); };
  renew(frame.back_mat);
  renew(frame.seat_mat);
  renew(frame.emg);
  renew(frame.carriage);
  for (RollerSensors& roller : frame.rollers) {
    renew(roller.force);
    renew(roller.depth);
    renew(roller.lateral);
    renew(roller.motor_current);
  }
  renew(frame.water.line_pressure);
  for (auto& nozzle : frame.water.nozzle) renew(nozzle);
  renew(frame.water.temperature);
  renew(frame.water.level);
  renew(frame.water.flow);
  for (auto& zone : frame.heat) {
    for (auto& thermistor : zone) renew(thermistor);
  }
  renew(frame.inputs);
}

/// A healthy person whose spine the scan has found on the centre line: the widest envelope.
[[nodiscard]] inline Envelope healthy_envelope() {
  Envelope envelope;
  envelope.zones.fill({.force = Newton(80.0),
                       .contact_pressure = NewtonPerSquareCentimetre(15.0),
                       .jet = Kilopascal(250.0),
                       .depth = Millimetre(80.0),
                       .surface = Celsius(40.0),
                       .techniques = TechniqueSet::all()});
  envelope.massage_time = std::chrono::minutes(15);
  envelope.spine.half_width = Millimetre(20.0);
  envelope.comfort_ceiling = Newton(80.0);
  return envelope;
}

/// As care makes it of a zone that a wound touches (CR-02).
inline void leave_out(Envelope& envelope, Zone zone) {
  envelope.zones[index(zone)] = {.depth = kOffTheBack, .left_out_by = Rule::cr02};
}

}  // namespace knead::test
