// A moment of a massage with something of everything, and the states around it.
#pragma once

#include <array>
#include <cmath>

#include "control/types/chair_description.hpp"
#include "control/types/snapshot.hpp"

namespace knead::panel::test {

/// Shoulder blades, the ridges beside the spine and the pelvis, as a mat feels them.
inline PressureMap sample_map(const MatGeometry& mat) {
  const auto bell = [](double x, double width) { return std::exp(-x * x / (2.0 * width * width)); };
  PressureMap map;
  for (std::size_t r = 0; r < mat.rows; ++r) {
    for (std::size_t c = 0; c < mat.columns; ++c) {
      const double along = mat.along(r).value();
      const double side = std::abs(mat.lateral(c).value());
      const double kpa = 5.0 * bell(along - 550.0, 55.0) * bell(side - 90.0, 45.0) +
                         6.0 * bell(along - 150.0, 55.0) * bell(side - 60.0, 55.0) +
                         1.5 * bell(side - 50.0, 40.0);
      map.cells[r * mat.columns + c] = Kilopascal(kpa);
    }
  }
  return map;
}

inline Snapshot massage() {
  const ChairDescription chair;
  Snapshot s;
  s.at = TimePoint(600s);
  s.sequence = 18000;
  s.state = SessionState::massage;
  s.released = false;
  s.phase = 3;
  s.phase_kind = PhaseKind::work;
  s.technique = Technique::kneading;
  s.phase_name = short_name("kneading the loin");
  s.phase_elapsed = 58s;
  s.phase_length = 135s;
  s.session_elapsed = 445s;
  s.session_length = 900s;
  s.condition = Condition::chronic_low_back_pain;
  s.comfort_ceiling = Newton(55.0);
  s.rollers[0] = {.force = Newton(31.4),
                  .setpoint = Newton(32.0),
                  .asked = Newton(32.0),
                  .ceiling = Newton(55.0),
                  .depth = Millimetre(41.0),
                  .lateral = Millimetre(-62.0),
                  .in_contact = true,
                  .stiffness = NewtonPerMillimetre(5.1),
                  .dose = NewtonSecond(4100.0)};
  s.rollers[1] = {.force = Newton(21.8),
                  .setpoint = Newton(22.4),
                  .asked = Newton(32.0),
                  .ceiling = Newton(22.4),
                  .depth = Millimetre(39.0),
                  .lateral = Millimetre(66.0),
                  .in_contact = true,
                  .stiffness = NewtonPerMillimetre(6.0),
                  .limited_by = Reason::painful_point_lighter,
                  .dose = NewtonSecond(3900.0)};
  s.carriage = Millimetre(300.0);
  s.scan.found = true;
  s.scan.confidence = 0.92;
  for (std::size_t i = 0; i < SpineLine::kKnots; ++i) {
    s.scan.spine.lateral[i] = Millimetre(2.0 + 6.0 * std::sin(0.5 * static_cast<double>(i)));
  }
  s.scan.shoulders_along = Millimetre(550.0);
  s.scan.pelvis_along = Millimetre(150.0);
  s.spine_half_width = Millimetre(20.0);
  constexpr std::array<double, kEmgChannels> kTone{1.2, 1.1, 1.6, 1.4, 2.8, 9.5, 3.1, 6.2};
  for (std::size_t i = 0; i < kEmgChannels; ++i) {
    s.emg[i] = {.envelope = Volt(4e-6 * kTone[i]),
                .tone = kTone[i],
                .quality = Fraction(0.9),
                .usable = i != 1,
                .guarding = i == 5};
  }
  s.distress = {.level = DistressLevel::ease,
                .emg_residual = 5.2,
                .force_withdrawal = Newton(0.4),
                .guarding = {false, true}};
  s.line_pressure = Kilopascal(97.0);
  s.line_setpoint = Kilopascal(100.0);
  s.nozzle = {Kilopascal(92.0), Kilopascal(94.0), Kilopascal(0.0),
              Kilopascal(0.0),  Kilopascal(0.0),  Kilopascal(0.0)};
  s.water = Celsius(37.8);
  s.surface = {Celsius(37.6), Celsius(37.1), Celsius(36.4)};
  s.surface_setpoint = {Celsius(38.0), Celsius(38.0), Celsius(38.0)};
  s.back_mat = sample_map(chair.back_mat);
  s.seat_occupied = true;
  s.gate.permission = Permission::permitted;
  s.recent[0] = {.at = TimePoint(599700ms),
                 .reason = Reason::distress_ease,
                 .channel = Channel::roller_right,
                 .value = 5.2,
                 .limit = 4.0};
  s.recent[1] = {.at = TimePoint(596s), .reason = Reason::flinch, .channel = Channel::person};
  s.recent[2] = {.at = TimePoint(542s), .reason = Reason::phase_started};
  s.recent[3] = {
      .at = TimePoint(470s), .reason = Reason::hand_ease, .channel = Channel::hand_switch};
  s.recent[4] = {.at = TimePoint(455s), .reason = Reason::emg_lead_off, .channel = Channel::emg};
  s.cycle.cycles = 600000;
  return s;
}

/// Everything has let go of the same person.
inline Snapshot released(Snapshot s) {
  s.released = true;
  for (RollerView& roller : s.rollers) {
    roller.force = roller.setpoint = roller.ceiling = Newton(0.0);
    roller.depth = Millimetre(0.0);
    roller.in_contact = false;
    roller.limited_by = Reason::none;
  }
  s.line_pressure = s.line_setpoint = Kilopascal(0.0);
  s.nozzle.fill(Kilopascal(0.0));
  s.surface_setpoint.fill(Celsius(0.0));
  s.distress = {};
  return s;
}

inline Snapshot idle() {
  Snapshot s = released(massage());
  s.state = SessionState::idle;
  s.technique = Technique::none;
  s.gate.permission = Permission::denied;
  s.recent = {};
  return s;
}

inline Snapshot paused() {
  Snapshot s = released(massage());
  s.state = SessionState::paused;
  s.gate.permission = Permission::denied;
  s.recent[0] = {
      .at = TimePoint(597s), .reason = Reason::hand_pain, .channel = Channel::hand_switch};
  return s;
}

inline Snapshot faulty() {
  Snapshot s = released(massage());
  s.state = SessionState::paused;
  s.gate.permission = Permission::tripped;
  s.gate.cause = Reason::force_stale;
  s.gate.cause_channel = Channel::roller_left;
  s.recent[0] = {
      .at = TimePoint(598s), .reason = Reason::force_stale, .channel = Channel::roller_left};
  return s;
}

}  // namespace knead::panel::test
