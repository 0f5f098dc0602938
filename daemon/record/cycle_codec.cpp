#include "daemon/record/cycle_codec.hpp"

#include <cstdint>

#include "daemon/record/prescribed_codec.hpp"
#include "daemon/record/sensor_codec.hpp"
#include "proto/convert/enums.hpp"

namespace knead::record {

namespace {

using replay::Outputs;
using replay::RecordedCycle;

/// What the daemon's grid can say at most (Grid::kMost).
constexpr std::uint32_t kMostLatePeriods = 60'000;

void put(const ActuatorFrame& f, TimePoint now, v1::Written& m) {
  m.set_age_ns((now - f.issued_at).count());
  m.set_enable(f.enable);
  m.set_carriage_mm(f.carriage.value());
  for (const RollerCommand& roller : f.rollers) {
    m.add_depth_mm(roller.depth.value());
    m.add_lateral_mm(roller.lateral.value());
    m.add_drive_speed_mm_s(roller.drive_speed.value());
  }
  m.set_line_pressure_kpa(f.line_pressure.value());
  for (const JetCommand& jet : f.jets) {
    m.add_valve(jet.valve.value());
    m.add_pulse_rate_hz(jet.pulse_rate.value());
    m.add_air(jet.air.value());
  }
  m.set_water_degc(f.water_temperature.value());
  for (const Fraction duty : f.heat) {
    m.add_heat(duty.value());
  }
  m.set_light(wire::to_wire<v1::StatusLight>(f.light));
}

bool take(const v1::Written& m, TimePoint now, ActuatorFrame& f) {
  constexpr int kTwo = static_cast<int>(kSides);
  constexpr int kJets = static_cast<int>(kMaxJets);
  if (m.depth_mm_size() != kTwo || m.lateral_mm_size() != kTwo ||
      m.drive_speed_mm_s_size() != kTwo || m.valve_size() != kJets ||
      m.pulse_rate_hz_size() != kJets || m.air_size() != kJets ||
      m.heat_size() != static_cast<int>(kHeatZones)) {
    return false;
  }
  f.issued_at = now - Duration(m.age_ns());
  f.enable = m.enable();
  f.carriage = Millimetre(m.carriage_mm());
  for (int s = 0; s < kTwo; ++s) {
    f.rollers[static_cast<std::size_t>(s)] = {Millimetre(m.depth_mm(s)),
                                              Millimetre(m.lateral_mm(s)),
                                              MillimetrePerSecond(m.drive_speed_mm_s(s))};
  }
  f.line_pressure = Kilopascal(m.line_pressure_kpa());
  for (int j = 0; j < kJets; ++j) {
    f.jets[static_cast<std::size_t>(j)] = {Fraction(m.valve(j)), Hertz(m.pulse_rate_hz(j)),
                                           Fraction(m.air(j))};
  }
  f.water_temperature = Celsius(m.water_degc());
  for (int z = 0; z < m.heat_size(); ++z) {
    f.heat[static_cast<std::size_t>(z)] = Fraction(m.heat(z));
  }
  return wire::from_wire(m.light(), f.light);
}

void put(const Outputs& o, TimePoint now, v1::RecordedOutputs& m) {
  put(o.written, now, *m.mutable_written());
  m.set_permission(wire::to_wire<v1::Permission>(o.permission));
  m.set_cause(wire::to_wire(o.cause));
  m.set_state(wire::to_wire<v1::SessionState>(o.state));
  m.set_asked(o.asked);
  m.set_envelope(o.envelope);
  m.set_gate(o.gate);
  m.set_said(o.said);
  m.set_seen(o.seen);
}

bool take(const v1::RecordedOutputs& m, TimePoint now, Outputs& o) {
  o.asked = m.asked();
  o.envelope = m.envelope();
  o.gate = m.gate();
  o.said = m.said();
  o.seen = m.seen();
  return take(m.written(), now, o.written) && wire::from_wire(m.permission(), o.permission) &&
         wire::from_wire(m.cause(), o.cause) && wire::from_wire(m.state(), o.state);
}

void put(const Request& r, v1::AskedFor& m) {
  m.set_id(r.id);
  m.set_kind(wire::to_wire<v1::AskedFor_Kind>(r.kind));
  m.set_programme(r.programme);
  m.set_condition(wire::to_wire<v1::Condition>(r.condition));
  m.set_minutes(r.minutes);
  m.set_ceiling_n(r.ceiling.value());
  if (r.prescribed) to_wire(*r.prescribed, *m.mutable_prescribed());
}

bool take(const v1::AskedFor& m, Request& r) {
  r.id = m.id();
  r.programme = static_cast<std::uint8_t>(m.programme());
  r.minutes = m.minutes();
  r.ceiling = Newton(m.ceiling_n());
  if (m.has_prescribed() && !from_wire(m.prescribed(), r.prescribed.emplace())) return false;
  return m.programme() < kMaxProgrammes && wire::from_wire(m.kind(), r.kind) &&
         wire::from_wire(m.condition(), r.condition);
}

hal::IoStatus status(bool failed, bool ended) {
  if (ended) return hal::IoStatus::ended;
  return failed ? hal::IoStatus::failed : hal::IoStatus::ok;
}

tl::unexpected<Error> impossible(const char* part) {
  return failure(ErrorCode::out_of_range, part, "holds what no cycle can");
}

}  // namespace

void to_wire(const RecordedCycle& cycle, const RecordedCycle* before, v1::RecordedCycle& message) {
  message.Clear();
  message.set_now_ns(cycle.now.time_since_epoch().count());
  message.set_late_periods(static_cast<std::uint32_t>(cycle.cycles_elapsed - 1));
  message.set_read_failed(cycle.read == hal::IoStatus::failed);
  message.set_write_failed(cycle.write == hal::IoStatus::failed);
  message.set_chair_ended(cycle.read == hal::IoStatus::ended);
  for (const Request& request : cycle.requests) {
    put(request, *message.add_requests());
  }
  to_wire(cycle.sensors, before != nullptr ? &before->sensors : nullptr, cycle.now,
          *message.mutable_sensors());
  put(cycle.outputs, cycle.now, *message.mutable_outputs());
}

Result<void> from_wire(const v1::RecordedCycle& message, RecordedCycle& cycle) {
  if (message.late_periods() >= kMostLatePeriods) {
    return impossible("late_periods");
  }
  cycle.now = TimePoint(Duration(message.now_ns()));
  cycle.cycles_elapsed = 1 + static_cast<int>(message.late_periods());
  cycle.read = status(message.read_failed(), message.chair_ended());
  cycle.write = status(message.write_failed(), false);
  cycle.requests.clear();
  for (const v1::AskedFor& asked : message.requests()) {
    Request request;
    if (!take(asked, request) || !cycle.requests.push(request)) {
      return impossible("requests");
    }
  }
  if (Result<void> sensors = from_wire(message.sensors(), cycle.now, cycle.sensors); !sensors) {
    return sensors;
  }
  return take(message.outputs(), cycle.now, cycle.outputs) ? Result<void>{} : impossible("outputs");
}

}  // namespace knead::record
