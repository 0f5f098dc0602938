#include "proto/convert/enums.hpp"
#include "proto/convert/event.hpp"
#include "proto/convert/snapshot.hpp"

namespace knead::wire {

namespace {

template <class Tag>
float f(Quantity<Tag> quantity) {
  return static_cast<float>(quantity.value());
}

float f(double number) { return static_cast<float>(number); }

std::uint32_t whole_ms(Duration d) {
  return d.count() <= 0 ? 0U : static_cast<std::uint32_t>(d / 1ms);
}

std::int64_t ns(TimePoint t) { return t.time_since_epoch().count(); }

void session(const Snapshot& s, v1::SessionProgress& m) {
  m.set_state(to_wire<v1::SessionState>(s.state));
  m.set_outcome(to_wire<v1::Outcome>(s.outcome));
  m.set_programme_index(s.programme);
  m.set_phase_index(s.phase);
  m.set_phase_kind(to_wire<v1::PhaseKind>(s.phase_kind));
  m.set_technique(to_wire<v1::Technique>(s.technique));
  m.mutable_phase_name()->assign(view(s.phase_name));
  m.set_phase_elapsed_ms(whole_ms(s.phase_elapsed));
  m.set_phase_length_ms(whole_ms(s.phase_length));
  m.set_session_elapsed_ms(whole_ms(s.session_elapsed));
  m.set_session_length_ms(whole_ms(s.session_length));
  m.set_rest_left_ms(whole_ms(s.rest_left));
  m.set_condition(to_wire<v1::Condition>(s.condition));
  m.set_comfort_ceiling_n(f(s.comfort_ceiling));
}

void roller(const Snapshot& s, Side side, v1::Roller& m) {
  const RollerView& r = s.rollers[index(side)];
  m.set_force_n(f(r.force));
  m.set_force_nominal_n(f(s.force_nominal[index(side)]));
  m.set_setpoint_n(f(r.setpoint));
  m.set_asked_n(f(r.asked));
  m.set_share(f(r.share));
  m.set_ceiling_n(f(r.ceiling));
  m.set_depth_mm(f(r.depth));
  m.set_lateral_mm(f(r.lateral));
  m.set_in_contact(r.in_contact);
  if (r.stiffness > NewtonPerMillimetre(0.0)) {
    m.set_stiffness_n_per_mm(f(r.stiffness));
  } else {
    m.clear_stiffness_n_per_mm();
  }
  m.set_limited_by(to_wire(r.limited_by));
  m.set_dose_n_s(f(r.dose));
}

void dose(const DoseMap& doses, v1::Snapshot& m) {
  m.clear_dose();
  for (const auto& side : doses) {
    for (const ZoneDose& zone : side) {
      v1::ZoneDose& z = *m.add_dose();
      z.set_rollers_n_s(f(zone.rollers));
      z.set_jets_kpa_s(f(zone.jets));
      z.set_budget_n_s(f(zone.budget));
      z.set_share_left(f(zone.share_left));
    }
  }
}

void scan(const ScanFinding& s, v1::BodyScan& m) {
  m.set_found(s.found);
  m.set_confidence(f(s.confidence));
  m.set_spine_first_knot_mm(f(s.spine.first_knot));
  m.set_spine_knot_pitch_mm(f(s.spine.knot_pitch));
  m.clear_spine_lateral_mm();
  for (const Millimetre lateral : s.spine.lateral) {
    m.add_spine_lateral_mm(f(lateral));
  }
  m.set_shoulders_mm(f(s.shoulders_along));
  m.set_pelvis_mm(f(s.pelvis_along));
  m.set_sacral_lumbar_mm(f(s.borders.sacral_lumbar));
  m.set_lumbar_thoracic_mm(f(s.borders.lumbar_thoracic));
  m.set_thoracic_cervical_mm(f(s.borders.thoracic_cervical));
  m.set_doubt(to_wire<v1::ScanDoubt>(s.doubt));
  m.set_swept(s.swept);
  m.set_centring_mm(f(s.centring));
}

void stiffness_site(const StiffnessSite& s, v1::StiffnessSite& m) {
  m.set_value_n_per_mm(f(s.value));
  m.set_standard_error_n_per_mm(f(s.standard_error));
  m.set_preload_n(f(s.preload));
}

void stiffness(const StiffnessMap& s, v1::StiffnessMap& m) {
  m.clear_stations();
  for (std::size_t i = 0; i < s.stations; ++i) {
    const StiffnessSite& left = s.at(Side::left, i);
    const StiffnessSite& right = s.at(Side::right, i);
    v1::StiffnessStation& station = *m.add_stations();
    station.set_along_mm(f(left.along));
    station.clear_left();
    station.clear_right();
    if (left.known) stiffness_site(left, *station.mutable_left());
    if (right.known) stiffness_site(right, *station.mutable_right());
  }
}

void posture(const PostureFinding& p, v1::PostureAdvice& m) {
  m.set_posture(to_wire<v1::Posture>(p.posture));
  m.set_right_load_share(f(p.right_load_share));
  m.set_held_ms(whole_ms(p.held));
}

void mat_health(const MatHealth& h, std::size_t cells, v1::MatHealth& m) {
  m.set_frame_refused(h.frame_refused);
  m.clear_bridged_cell();
  for (std::size_t i = 0; i < cells; ++i) {
    if (h.faulty[i]) m.add_bridged_cell(static_cast<std::uint32_t>(i));
  }
}

void emg_flags(const EmgFlags& e, v1::EmgFlags& m) {
  m.set_lead_off(e.lead_off);
  m.set_flat(e.flat);
  m.set_saturated(e.saturated);
  m.set_drowned(e.drowned);
  m.set_alternating(e.alternating);
  m.set_stale(e.stale);
}

void muscles(const Snapshot& s, v1::Snapshot& message) {
  message.clear_emg();
  for (const EmgFeatures& e : s.emg) {
    v1::EmgChannel& m = *message.add_emg();
    m.set_envelope_uv(f(e.envelope.value() * 1e6));
    m.set_tone(f(e.tone));
    m.set_quality(f(e.quality));
    m.set_usable(e.usable);
    m.set_guarding(e.guarding);
    m.clear_median_frequency_hz();
    if (e.median_frequency) m.set_median_frequency_hz(f(*e.median_frequency));
    emg_flags(e.flags, *m.mutable_flags());
  }
  v1::Distress& d = *message.mutable_distress();
  d.set_level(to_wire<v1::DistressLevel>(s.distress.level));
  d.set_emg_residual(f(s.distress.emg_residual));
  d.set_force_withdrawal_n(f(s.distress.force_withdrawal));
  d.set_guarding_left(s.distress.guarding[index(Side::left)]);
  d.set_guarding_right(s.distress.guarding[index(Side::right)]);
  d.clear_evidence();
  for (const Evidence& e : s.distress.evidence) {
    v1::Evidence& item = *d.add_evidence();
    item.set_kind(to_wire<v1::EvidenceKind>(e.kind));
    item.set_channel(to_wire<v1::Channel>(e.channel));
    item.set_value(f(e.value));
    item.set_limit(f(e.limit));
  }
}

void water_and_heat(const Snapshot& s, std::size_t jets, v1::Snapshot& m) {
  m.set_line_pressure_kpa(f(s.line_pressure));
  m.set_line_setpoint_kpa(f(s.line_setpoint));
  m.clear_nozzle_kpa();
  for (std::size_t i = 0; i < jets; ++i) {
    m.add_nozzle_kpa(f(s.nozzle[i]));
  }
  m.set_water_degc(f(s.water));
  m.clear_heat();
  for (std::size_t zone = 0; zone < kHeatZones; ++zone) {
    v1::HeatZone& z = *m.add_heat();
    z.set_surface_degc(f(s.surface[zone]));
    z.set_setpoint_degc(f(s.surface_setpoint[zone]));
    z.set_duty(f(s.actuators.heat[zone]));
  }
}

void mats(const Snapshot& s, const ChairDescription& chair, v1::Snapshot& m) {
  const std::size_t back = chair.back_mat.rows * chair.back_mat.columns;
  const std::size_t seat = chair.seat_mat.rows * chair.seat_mat.columns;
  m.clear_back_mat_kpa();
  m.clear_back_mat_nominal_kpa();
  m.clear_seat_mat_nominal_kpa();
  for (std::size_t i = 0; i < back; ++i) {
    m.add_back_mat_kpa(f(s.back_mat.cells[i]));
    m.add_back_mat_nominal_kpa(f(s.back_mat_nominal.cells[i]));
  }
  for (std::size_t i = 0; i < seat; ++i) {
    m.add_seat_mat_nominal_kpa(f(s.seat_mat_nominal.cells[i]));
  }
  m.set_mat_peak_kpa(f(s.mat_peak));
  m.set_mat_age_ms(f(milliseconds(s.mat_age)));
  m.set_mat_frame_age_ms(f(milliseconds(s.mat_frame_age)));
  m.set_force_age_ms(f(milliseconds(s.force_age)));
}

void gate(const GateStanding& g, v1::Gate& m) {
  m.set_permission(to_wire<v1::Permission>(g.permission));
  m.set_cause(to_wire(g.cause));
  m.set_cause_channel(to_wire<v1::Channel>(g.cause_channel));
  m.set_since_ns(ns(g.since));
  m.set_ceiling_left_n(f(g.ceiling[index(Side::left)]));
  m.set_ceiling_right_n(f(g.ceiling[index(Side::right)]));
  m.set_limiting_left(to_wire(g.limiting[index(Side::left)]));
  m.set_limiting_right(to_wire(g.limiting[index(Side::right)]));
}

void roller_command(const RollerCommand& r, v1::RollerCommand& m) {
  m.set_depth_mm(f(r.depth));
  m.set_lateral_mm(f(r.lateral));
  m.set_drive_speed_mm_s(f(r.drive_speed));
}

void commands(const ActuatorFrame& a, std::size_t jets, v1::Commands& m) {
  m.set_issued_at_ns(ns(a.issued_at));
  m.set_enable(a.enable);
  m.set_carriage_mm(f(a.carriage));
  roller_command(a.rollers[index(Side::left)], *m.mutable_left());
  roller_command(a.rollers[index(Side::right)], *m.mutable_right());
  m.set_line_pressure_kpa(f(a.line_pressure));
  m.clear_jets();
  for (std::size_t i = 0; i < jets; ++i) {
    v1::JetCommand& j = *m.add_jets();
    j.set_valve(f(a.jets[i].valve));
    j.set_pulse_rate_hz(f(a.jets[i].pulse_rate));
    j.set_air(f(a.jets[i].air));
  }
  m.set_water_degc(f(a.water_temperature));
  m.set_light(to_wire<v1::StatusLight>(a.light));
}

}  // namespace

void to_wire(const Snapshot& s, const ChairDescription& chair, v1::Snapshot& m) {
  m.set_sequence(s.sequence);
  m.set_at_ns(ns(s.at));
  session(s, *m.mutable_session());
  m.set_released(s.released);
  m.set_seat_occupied(s.seat_occupied);
  roller(s, Side::left, *m.mutable_left());
  roller(s, Side::right, *m.mutable_right());
  dose(s.dose, m);
  m.set_carriage_mm(f(s.carriage));
  scan(s.scan, *m.mutable_scan());
  m.set_spine_half_width_mm(f(s.spine_half_width));
  stiffness(s.stiffness, *m.mutable_stiffness());
  posture(s.posture, *m.mutable_posture());
  mat_health(s.back_mat_health, chair.back_mat.rows * chair.back_mat.columns,
             *m.mutable_back_mat_health());
  muscles(s, m);
  water_and_heat(s, chair.jets.size(), m);
  mats(s, chair, m);
  gate(s.gate, *m.mutable_gate());
  m.clear_recent();
  for (const ReasonEvent& event : s.recent) {
    if (event.reason != Reason::none) {
      to_wire(event, *m.add_recent());
    }
  }
  commands(s.actuators, chair.jets.size(), *m.mutable_commands());
  v1::Cycle& cycle = *m.mutable_cycle();
  cycle.set_cycles(s.cycle.cycles);
  cycle.set_late(s.cycle.late);
  cycle.set_cost_last_us(f(milliseconds(s.cycle.cost_last) * 1e3));
  cycle.set_cost_max_us(f(milliseconds(s.cycle.cost_max) * 1e3));
}

}  // namespace knead::wire
