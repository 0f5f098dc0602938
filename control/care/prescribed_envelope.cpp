#include "control/care/prescribed_envelope.hpp"

#include <algorithm>

#include "control/care/stage.hpp"

namespace knead::care {

namespace {

/// Nothing is lowered for being early, and the course goes on (CR-12, CR-40).
constexpr Course kInTheMiddle{.planned = 10, .done = 5};

ZoneLimits limits_of(const ZoneCaps& caps) {
  if (caps.left_out()) return {.depth = kOffTheBack, .left_out_by = caps.left_out_by};
  return {.force = caps.force.value,
          .contact_pressure = caps.contact_pressure.value,
          .jet = caps.jet.value,
          .depth = caps.depth.value,
          .surface = caps.surface.value,
          .techniques = caps.techniques,
          .force_by = caps.force.by,
          .jet_by = caps.jet.by,
          .techniques_by = caps.techniques_by};
}

Envelope limits_of(const Prescription& prescription) {
  Envelope envelope;
  for (const Zone zone : kAllZones) {
    envelope.zones[index(zone)] = limits_of(prescription.at(zone));
  }
  envelope.massage_time = prescription.massage_time.value;
  envelope.time_by = prescription.massage_time.by;
  envelope.comfort_ceiling = prescription.comfort_ceiling;
  envelope.affected = prescription.affected;
  envelope.session = prescription.session;
  return envelope;
}

}  // namespace

Envelope envelope_of(const Prescription& prescription) noexcept {
  return prescription.allowed() ? limits_of(prescription) : closed_envelope();
}

Envelope envelope_for(Condition condition) noexcept {
  Answers answers;
  answers.set(Question::diagnosis, static_cast<std::int32_t>(diagnosis_of(condition)));
  // What was not asked objects (CR-01); whoever starts without an intake has said that none is had.
  Envelope envelope = limits_of(prescribe(answers, kInTheMiddle, kCompiledCaps, Day{}));
  envelope.session = 1;  // nobody counts: as written
  return envelope;
}

void tighten_force(Envelope& envelope, Newton ceiling) noexcept {
  for (ZoneLimits& zone : envelope.zones) zone.force = std::min(zone.force, ceiling);
}

void tighten_jets(Envelope& envelope, Kilopascal ceiling) noexcept {
  for (ZoneLimits& zone : envelope.zones) zone.jet = std::min(zone.jet, ceiling);
}

void scale_force(Envelope& envelope, double factor) noexcept {
  for (ZoneLimits& zone : envelope.zones) zone.force *= std::min(factor, 1.0);
}

void scale_jets(Envelope& envelope, double factor) noexcept {
  for (ZoneLimits& zone : envelope.zones) zone.jet *= std::min(factor, 1.0);
}

}  // namespace knead::care
