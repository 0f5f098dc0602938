#include "daemon/care/prescription_message.hpp"

#include "control/types/zone.hpp"
#include "proto/convert/enums.hpp"

namespace knead::daemon {

namespace {

template <class T>
void tell(const care::Capped<T>& cap, double value, v1::CareAnswer& answer, v1::Cap& message) {
  message.set_value(value);
  message.set_rule(cite(cap.by, answer));
}

void tell(const care::Objection& objection, v1::CareAnswer& answer, v1::Objection& message) {
  message.set_rule(cite(objection.rule, answer));
  if (objection.question) message.mutable_question()->assign(care::row(*objection.question).code);
  message.set_unanswered(objection.unanswered);
  if (objection.possible_from) message.set_possible_from_day(wire_day(*objection.possible_from));
  message.set_text(words_of(objection));
  message.set_emergency(objection.emergency());
}

void tell(Zone zone, const care::ZoneCaps& caps, v1::CareAnswer& answer, v1::ZoneCaps& message) {
  message.set_region(wire::to_wire<v1::Region>(zone.region));
  message.set_side(wire::to_wire<v1::Side>(zone.side));
  tell(caps.force, caps.force.value.value(), answer, *message.mutable_force_n());
  tell(caps.contact_pressure, caps.contact_pressure.value.value(), answer,
       *message.mutable_contact_pressure_n_cm2());
  tell(caps.jet, caps.jet.value.value(), answer, *message.mutable_jet_kpa());
  tell(caps.depth, caps.depth.value.value(), answer, *message.mutable_depth_mm());
  tell(caps.surface, caps.surface.value.value(), answer, *message.mutable_surface_degc());
  for (std::size_t i = 1; i < kTechniques; ++i) {
    const auto technique = static_cast<Technique>(i);
    if (caps.techniques.contains(technique)) {
      message.add_techniques(wire::to_wire<v1::Technique>(technique));
    }
  }
  message.set_techniques_rule(cite(caps.techniques_by, answer));
  message.set_left_out_rule(cite(caps.left_out_by, answer));
}

}  // namespace

void tell(const care::Prescription& prescription, const PersonToday& who, v1::CareAnswer& answer) {
  v1::Prescription& message = *answer.mutable_prescription();
  message.set_allowed(prescription.allowed());
  for (const care::Objection& objection : prescription.objections) {
    tell(objection, answer, *message.add_objections());
  }
  for (const Zone zone : kAllZones) {
    tell(zone, prescription.at(zone), answer, *message.add_zones());
  }
  tell(prescription.massage_time, seconds(prescription.massage_time.value), answer,
       *message.mutable_massage_time_s());
  message.set_comfort_ceiling_n(prescription.comfort_ceiling.value());
  message.set_hernia(prescription.hernia);
  message.set_course_session(static_cast<std::uint32_t>(prescription.session));
  message.set_course_sessions(static_cast<std::uint32_t>(who.course.planned));
}

}  // namespace knead::daemon
