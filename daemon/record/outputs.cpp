#include "daemon/record/outputs.hpp"

#include "daemon/record/digest.hpp"

namespace knead::record {

namespace {

std::uint64_t digest(const ActuatorFrame& f) noexcept {
  Digest d;
  d.add(f.issued_at).add(f.enable).add(f.carriage).add(f.line_pressure);
  d.add(f.water_temperature).add(f.light);
  for (const RollerCommand& roller : f.rollers) {
    d.add(roller.depth).add(roller.lateral).add(roller.drive_speed);
  }
  for (const JetCommand& jet : f.jets) {
    d.add(jet.valve).add(jet.pulse_rate).add(jet.air);
  }
  for (const Fraction duty : f.heat) {
    d.add(duty);
  }
  return d.value();
}

void add(const SpineLine& line, Digest& d) noexcept {
  d.add(line.first_knot).add(line.knot_pitch);
  for (const Millimetre knot : line.lateral) {
    d.add(knot);
  }
}

std::uint64_t digest(const Envelope& e) noexcept {
  Digest d;
  for (const ZoneLimits& zone : e.zones) {
    d.add(zone.force).add(zone.contact_pressure).add(zone.jet).add(zone.depth).add(zone.surface);
    for (std::size_t t = 0; t < kTechniques; ++t) {
      d.add(zone.techniques.contains(static_cast<Technique>(t)));
    }
    d.add(zone.force_by).add(zone.jet_by).add(zone.techniques_by).add(zone.left_out_by);
  }
  d.add(e.massage_time).add(e.time_by).add(e.comfort_ceiling);
  d.add(e.borders.sacral_lumbar).add(e.borders.lumbar_thoracic).add(e.borders.thoracic_cervical);
  d.add(e.spine.half_width);
  add(e.spine.line, d);
  return d.value();
}

void add(const EventList& events, Digest& d) noexcept {
  d.add(events.size());
  for (const ReasonEvent& event : events) {
    d.add(event.at).add(event.reason).add(event.channel);
    d.add(event.value).add(event.limit).add(event.lasted).add(event.rule);
  }
}

std::uint64_t digest(const GateReport& report) noexcept {
  Digest d;
  d.add(report.cause_channel).add(report.since);
  for (const Newton ceiling : report.ceiling) {
    d.add(ceiling);
  }
  for (const Reason reason : report.limiting) {
    d.add(reason);
  }
  add(report.events, d);
  return d.value();
}

std::uint64_t digest_said(const StepOutput& step) noexcept {
  Digest d;
  add(step.events, d);
  d.add(step.answers.size());
  for (const Answer& answer : step.answers) {
    d.add(answer.id).add(answer.refusal);
  }
  return d.value();
}

void add(const RollerView& roller, Digest& d) noexcept {
  d.add(roller.force).add(roller.setpoint).add(roller.asked).add(roller.ceiling);
  d.add(roller.depth).add(roller.lateral).add(roller.share).add(roller.in_contact);
  d.add(roller.stiffness).add(roller.limited_by).add(roller.dose);
}

void add(const EmgFeatures& emg, Digest& d) noexcept {
  d.add(emg.envelope).add(emg.tone).add(emg.quality).add(emg.usable).add(emg.guarding);
  d.add(emg.flags.any());
  d.add(emg.median_frequency.has_value());
  d.add(emg.median_frequency.value_or(Hertz{}));
}

void add(const DistressFinding& distress, Digest& d) noexcept {
  d.add(distress.level).add(distress.emg_residual).add(distress.force_withdrawal);
  d.add(distress.evidence.size());
  for (const Evidence& evidence : distress.evidence) {
    d.add(evidence.kind).add(evidence.channel).add(evidence.value).add(evidence.limit);
  }
}

void add(const ScanFinding& scan, Digest& d) noexcept {
  d.add(scan.found).add(scan.confidence).add(scan.doubt).add(scan.swept);
  add(scan.spine, d);
  d.add(scan.shoulders_along).add(scan.pelvis_along).add(scan.centring);
}

/// What the snapshot tells a display, less what repeats the sensors (the mats' cells).
std::uint64_t digest(const Snapshot& s) noexcept {
  Digest d;
  d.add(s.sequence).add(s.outcome).add(s.released).add(s.programme).add(s.phase);
  d.add(s.technique).add(s.phase_elapsed).add(s.session_elapsed).add(s.session_length);
  d.add(s.rest_left).add(s.comfort_ceiling).add(s.spine_half_width).add(s.mat_peak);
  for (const RollerView& roller : s.rollers) {
    add(roller, d);
  }
  for (const Newton force : s.force_nominal) {
    d.add(force);
  }
  add(s.scan, d);
  d.add(s.posture.posture).add(s.posture.right_load_share).add(s.posture.held);
  for (const EmgFeatures& emg : s.emg) {
    add(emg, d);
  }
  add(s.distress, d);
  d.add(s.line_pressure).add(s.line_setpoint).add(s.water);
  for (std::size_t zone = 0; zone < kHeatZones; ++zone) {
    d.add(s.surface[zone]).add(s.surface_setpoint[zone]);
  }
  return d.value();
}

}  // namespace

replay::Outputs outputs_of(const daemon::CycleRecord& record) noexcept {
  return {.written = record.written,
          .permission = record.gate.permission,
          .cause = record.gate.cause,
          .state = record.step.snapshot.state,
          .asked = digest(record.step.actuators),
          .envelope = digest(record.step.envelope),
          .gate = digest(record.gate),
          .said = digest_said(record.step),
          .seen = digest(record.step.snapshot)};
}

}  // namespace knead::record
