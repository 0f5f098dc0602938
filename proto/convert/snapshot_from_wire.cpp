#include <array>

#include "proto/convert/enums.hpp"
#include "proto/convert/event.hpp"
#include "proto/convert/snapshot.hpp"

namespace knead::wire {

namespace {

TimePoint time_point(std::int64_t ns) { return TimePoint(Duration(ns)); }
Duration whole_ms(std::uint32_t ms) { return std::chrono::milliseconds(ms); }
Duration fine_ms(float ms) { return from_seconds(static_cast<double>(ms) * 1e-3); }

/// A list of plain numbers into quantities; false when there are more than fit.
template <class Tag, std::size_t Capacity>
bool read_list(const google::protobuf::RepeatedField<float>& numbers,
               std::array<Quantity<Tag>, Capacity>& out) {
  if (numbers.size() > static_cast<int>(Capacity)) {
    return false;
  }
  for (int i = 0; i < numbers.size(); ++i) {
    out[static_cast<std::size_t>(i)] = Quantity<Tag>(numbers[i]);
  }
  return true;
}

bool session(const v1::SessionProgress& m, Snapshot& s) {
  s.programme = static_cast<std::uint8_t>(m.programme_index());
  s.phase = static_cast<std::uint8_t>(m.phase_index());
  s.phase_name = short_name(m.phase_name());
  s.phase_elapsed = whole_ms(m.phase_elapsed_ms());
  s.phase_length = whole_ms(m.phase_length_ms());
  s.session_elapsed = whole_ms(m.session_elapsed_ms());
  s.session_length = whole_ms(m.session_length_ms());
  s.rest_left = whole_ms(m.rest_left_ms());
  s.comfort_ceiling = Newton(m.comfort_ceiling_n());
  return from_wire(m.state(), s.state) && from_wire(m.outcome(), s.outcome) &&
         from_wire(m.phase_kind(), s.phase_kind) && from_wire(m.technique(), s.technique) &&
         from_wire(m.condition(), s.condition);
}

bool roller(const v1::Roller& m, Side side, Snapshot& s) {
  RollerView& r = s.rollers[index(side)];
  r.force = Newton(m.force_n());
  s.force_nominal[index(side)] = Newton(m.force_nominal_n());
  r.setpoint = Newton(m.setpoint_n());
  r.asked = Newton(m.asked_n());
  r.share = m.share();
  r.ceiling = Newton(m.ceiling_n());
  r.depth = Millimetre(m.depth_mm());
  r.lateral = Millimetre(m.lateral_mm());
  r.in_contact = m.in_contact();
  r.stiffness = NewtonPerMillimetre(m.stiffness_n_per_mm());
  r.dose = NewtonSecond(m.dose_n_s());
  return from_wire(m.limited_by(), r.limited_by);
}

bool dose(const v1::Snapshot& m, DoseMap& doses) {
  if (m.dose_size() > static_cast<int>(kSides * kRegions)) {
    return false;
  }
  for (int i = 0; i < m.dose_size(); ++i) {
    const auto n = static_cast<std::size_t>(i);
    doses[n / kRegions][n % kRegions] = {
        NewtonSecond(m.dose(i).rollers_n_s()), KilopascalSecond(m.dose(i).jets_kpa_s()),
        NewtonSecond(m.dose(i).budget_n_s()), m.dose(i).share_left()};
  }
  return true;
}

bool scan(const v1::BodyScan& m, ScanFinding& s) {
  s.found = m.found();
  s.confidence = m.confidence();
  s.spine.first_knot = Millimetre(m.spine_first_knot_mm());
  s.spine.knot_pitch = Millimetre(m.spine_knot_pitch_mm());
  s.shoulders_along = Millimetre(m.shoulders_mm());
  s.pelvis_along = Millimetre(m.pelvis_mm());
  s.borders.sacral_lumbar = Millimetre(m.sacral_lumbar_mm());
  s.borders.lumbar_thoracic = Millimetre(m.lumbar_thoracic_mm());
  s.borders.thoracic_cervical = Millimetre(m.thoracic_cervical_mm());
  s.swept = m.swept();
  s.centring = Millimetre(m.centring_mm());
  return from_wire(m.doubt(), s.doubt) && read_list(m.spine_lateral_mm(), s.spine.lateral);
}

StiffnessSite stiffness_site(const v1::StiffnessSite& m, Millimetre along) {
  return {true, along, Newton(m.preload_n()), NewtonPerMillimetre(m.value_n_per_mm()),
          NewtonPerMillimetre(m.standard_error_n_per_mm())};
}

bool stiffness(const v1::StiffnessMap& m, StiffnessMap& s) {
  if (m.stations_size() > static_cast<int>(StiffnessMap::kStations)) {
    return false;
  }
  s.stations = static_cast<std::size_t>(m.stations_size());
  for (int i = 0; i < m.stations_size(); ++i) {
    const v1::StiffnessStation& station = m.stations(i);
    const Millimetre along(station.along_mm());
    const auto n = static_cast<std::size_t>(i);
    s.sites[index(Side::left)][n].along = along;
    s.sites[index(Side::right)][n].along = along;
    if (station.has_left()) {
      s.sites[index(Side::left)][n] = stiffness_site(station.left(), along);
    }
    if (station.has_right()) {
      s.sites[index(Side::right)][n] = stiffness_site(station.right(), along);
    }
  }
  return true;
}

bool mat_health(const v1::MatHealth& m, MatHealth& h) {
  h.frame_refused = m.frame_refused();
  h.bridged = static_cast<std::size_t>(m.bridged_cell_size());
  for (const std::uint32_t cell : m.bridged_cell()) {
    if (cell >= kMaxMatCells) {
      return false;
    }
    h.faulty[cell] = true;
  }
  return true;
}

EmgFlags emg_flags(const v1::EmgFlags& m) {
  return {m.lead_off(), m.flat(), m.saturated(), m.drowned(), m.alternating(), m.stale()};
}

bool distress(const v1::Distress& m, DistressFinding& d) {
  d.emg_residual = m.emg_residual();
  d.force_withdrawal = Newton(m.force_withdrawal_n());
  d.guarding = {m.guarding_left(), m.guarding_right()};
  for (const v1::Evidence& item : m.evidence()) {
    Evidence e{.value = item.value(), .limit = item.limit()};
    if (!from_wire(item.kind(), e.kind) || !from_wire(item.channel(), e.channel) ||
        !d.evidence.push(e)) {
      return false;
    }
  }
  return from_wire(m.level(), d.level);
}

bool muscles(const v1::Snapshot& m, Snapshot& s) {
  if (m.emg_size() > static_cast<int>(kEmgChannels)) {
    return false;
  }
  for (int i = 0; i < m.emg_size(); ++i) {
    EmgFeatures& e = s.emg[static_cast<std::size_t>(i)];
    e.envelope = Volt(static_cast<double>(m.emg(i).envelope_uv()) * 1e-6);
    e.tone = m.emg(i).tone();
    e.quality = Fraction(m.emg(i).quality());
    e.usable = m.emg(i).usable();
    e.guarding = m.emg(i).guarding();
    e.flags = emg_flags(m.emg(i).flags());
    if (m.emg(i).has_median_frequency_hz()) {
      e.median_frequency = Hertz(m.emg(i).median_frequency_hz());
    }
  }
  return distress(m.distress(), s.distress);
}

bool water_and_heat(const v1::Snapshot& m, Snapshot& s) {
  if (m.heat_size() > static_cast<int>(kHeatZones)) {
    return false;
  }
  s.line_pressure = Kilopascal(m.line_pressure_kpa());
  s.line_setpoint = Kilopascal(m.line_setpoint_kpa());
  s.water = Celsius(m.water_degc());
  for (int i = 0; i < m.heat_size(); ++i) {
    const auto zone = static_cast<std::size_t>(i);
    s.surface[zone] = Celsius(m.heat(i).surface_degc());
    s.surface_setpoint[zone] = Celsius(m.heat(i).setpoint_degc());
    s.actuators.heat[zone] = Fraction(m.heat(i).duty());
  }
  return read_list(m.nozzle_kpa(), s.nozzle);
}

bool gate(const v1::Gate& m, GateStanding& g) {
  g.since = time_point(m.since_ns());
  g.ceiling = {Newton(m.ceiling_left_n()), Newton(m.ceiling_right_n())};
  return from_wire(m.permission(), g.permission) && from_wire(m.cause(), g.cause) &&
         from_wire(m.cause_channel(), g.cause_channel) &&
         from_wire(m.limiting_left(), g.limiting[index(Side::left)]) &&
         from_wire(m.limiting_right(), g.limiting[index(Side::right)]);
}

RollerCommand roller_command(const v1::RollerCommand& m) {
  return {Millimetre(m.depth_mm()), Millimetre(m.lateral_mm()),
          MillimetrePerSecond(m.drive_speed_mm_s())};
}

bool commands(const v1::Commands& m, ActuatorFrame& a) {
  if (m.jets_size() > static_cast<int>(kMaxJets)) {
    return false;
  }
  a.issued_at = time_point(m.issued_at_ns());
  a.enable = m.enable();
  a.carriage = Millimetre(m.carriage_mm());
  a.rollers = {roller_command(m.left()), roller_command(m.right())};
  a.line_pressure = Kilopascal(m.line_pressure_kpa());
  for (int i = 0; i < m.jets_size(); ++i) {
    a.jets[static_cast<std::size_t>(i)] = {
        Fraction(m.jets(i).valve()), Hertz(m.jets(i).pulse_rate_hz()), Fraction(m.jets(i).air())};
  }
  a.water_temperature = Celsius(m.water_degc());
  return from_wire(m.light(), a.light);
}

bool recent(const v1::Snapshot& m, Snapshot& s) {
  if (m.recent_size() > static_cast<int>(kRecentReasons)) {
    return false;
  }
  for (int i = 0; i < m.recent_size(); ++i) {
    if (!from_wire(m.recent(i), s.recent[static_cast<std::size_t>(i)])) {
      return false;
    }
  }
  return true;
}

}  // namespace

Result<void> from_wire(const v1::Snapshot& m, Snapshot& s) {
  s = Snapshot{};
  s.sequence = m.sequence();
  s.at = time_point(m.at_ns());
  s.released = m.released();
  s.seat_occupied = m.seat_occupied();
  s.carriage = Millimetre(m.carriage_mm());
  s.spine_half_width = Millimetre(m.spine_half_width_mm());
  s.mat_peak = Kilopascal(m.mat_peak_kpa());
  s.mat_age = fine_ms(m.mat_age_ms());
  s.mat_frame_age = fine_ms(m.mat_frame_age_ms());
  s.force_age = fine_ms(m.force_age_ms());
  s.cycle = {m.cycle().cycles(), m.cycle().late(), fine_ms(m.cycle().cost_last_us() * 1e-3F),
             fine_ms(m.cycle().cost_max_us() * 1e-3F)};
  s.posture.right_load_share = m.posture().right_load_share();
  s.posture.held = whole_ms(m.posture().held_ms());
  const bool understood = session(m.session(), s) && roller(m.left(), Side::left, s) &&
                          roller(m.right(), Side::right, s) && dose(m, s.dose) &&
                          scan(m.scan(), s.scan) && stiffness(m.stiffness(), s.stiffness) &&
                          from_wire(m.posture().posture(), s.posture.posture) &&
                          mat_health(m.back_mat_health(), s.back_mat_health) && muscles(m, s) &&
                          water_and_heat(m, s) && read_list(m.back_mat_kpa(), s.back_mat.cells) &&
                          read_list(m.back_mat_nominal_kpa(), s.back_mat_nominal.cells) &&
                          read_list(m.seat_mat_nominal_kpa(), s.seat_mat_nominal.cells) &&
                          gate(m.gate(), s.gate) && commands(m.commands(), s.actuators) &&
                          recent(m, s);
  if (!understood) {
    return failure(ErrorCode::wrong_version, "snapshot " + std::to_string(m.sequence()),
                   "carries a state, a reason or a list unknown to this program; use a client of "
                   "the same release as kneadd");
  }
  return {};
}

}  // namespace knead::wire
