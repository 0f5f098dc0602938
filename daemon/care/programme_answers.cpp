#include <fmt/format.h>

#include <algorithm>

#include "control/care/bedtime.hpp"
#include "control/care/method.hpp"
#include "control/care/prescribed_envelope.hpp"
#include "control/care/session_plan.hpp"
#include "daemon/care/care_answers.hpp"
#include "daemon/care/person_today.hpp"
#include "proto/convert/enums.hpp"

namespace knead::daemon {

namespace {

/// For whom: what they may have today, or nobody in particular.
struct ForWhom {
  std::optional<care::Objection> objection{};  ///< against every programme
  std::optional<Envelope> envelope{};          ///< nothing: nobody was named
  std::optional<care::Course> running{};       ///< against programmes of another kind
  care::Answers answers{};
  std::chrono::minutes time_of_day{};
};

/// Whether the phase does anything there, on either side: what may not be done is not promised.
bool worked_in(Region region, const Phase& phase, const ForWhom& whom) {
  if (!whom.envelope) return true;
  return std::ranges::any_of(kBothSides, [&](Side side) {
    return includes(phase.sides, side) &&
           care::may_be_done(phase.technique, whom.envelope->at({region, side}));
  });
}

/// The most of what the phase asks anywhere in its regions that may be given there.
struct Strength {
  Newton force{};
  Kilopascal jet{};
};

Strength strength_of(const Phase& phase, const ForWhom& whom) {
  Strength asked{.force = std::max(phase.force, phase.force_end) + phase.swing, .jet = phase.jet};
  if (!whom.envelope) return asked;
  Strength given;
  for (const Region region : phase.regions) {
    for (const Side side : kBothSides) {
      if (!includes(phase.sides, side)) continue;
      const ZoneLimits& limits = whom.envelope->at({region, side});
      if (care::may_be_done(phase.technique, limits)) {
        given.force = std::max(given.force, std::min(asked.force, limits.force));
      }
      given.jet = std::max(given.jet, std::min(asked.jet, limits.jet));
    }
  }
  given.force = std::min(given.force, whom.envelope->comfort_ceiling);
  return given;
}

void tell(const care::PlannedPhase& planned, const ForWhom& whom, v1::OfferedPhase& message) {
  message.mutable_name()->assign(view(planned.phase.name));
  message.set_kind(wire::to_wire<v1::PhaseKind>(planned.phase.kind));
  message.set_technique(wire::to_wire<v1::Technique>(planned.phase.technique));
  message.set_start_s(seconds(planned.start));
  message.set_length_s(seconds(planned.length));
  for (const Region region : planned.phase.regions) {
    if (worked_in(region, planned.phase, whom)) {
      message.add_regions(wire::to_wire<v1::Region>(region));
    }
  }
  const Strength strength = strength_of(planned.phase, whom);
  message.set_force_n(strength.force.value());
  message.set_jet_kpa(strength.jet.value());
}

void tell(const care::SessionPlan& plan, const ForWhom& whom, bool timeline,
          v1::ProgrammeOffer& message) {
  Strength most;
  for (const care::PlannedPhase& planned : plan.phases) {
    const Strength here = strength_of(planned.phase, whom);
    most = {.force = std::max(most.force, here.force), .jet = std::max(most.jet, here.jet)};
    if (timeline) tell(planned, whom, *message.add_timeline());
  }
  message.set_minutes(seconds(plan.massage_time) / 60.0);
  message.set_force_n(most.force.value());
  message.set_jet_kpa(most.jet.value());
}

void refuse_offer(const Programme& programme, const ForWhom& whom, Refusal refusal,
                  v1::CareAnswer& answer, v1::ProgrammeOffer& message) {
  message.set_refused(true);
  if (std::string words = no_massage(programme); !words.empty()) {
    return message.set_refused_text(std::move(words));
  }
  if (whom.objection) {
    message.set_refused_rule(cite(whom.objection->rule, answer));
    message.set_refused_text(words_of(*whom.objection));
    message.set_against(against(*whom.objection));
    message.set_refused_question(question_of(*whom.objection));
    if (whom.objection->possible_from) {
      message.set_possible_from_day(wire_day(*whom.objection->possible_from));
    }
    return;
  }
  if (std::string words = other_course_runs(whom.running, programme); !words.empty()) {
    message.set_refused_rule(cite(Rule::cr40, answer));
    message.set_refused_text(std::move(words));
    message.set_against(v1::AGAINST_OTHER_COURSE);
    return;
  }
  const bool by_technique = refusal == Refusal::technique_not_allowed;
  message.set_refused_rule(cite(by_technique ? Rule::cr03 : Rule::cr10, answer));
  message.mutable_refused_text()->assign(text(refusal));
  message.set_against(by_technique ? v1::AGAINST_TECHNIQUES : v1::AGAINST_TIME);
}

void warn(const Programme& programme, const ForWhom& whom, v1::CareAnswer& answer,
          v1::ProgrammeOffer& message) {
  const auto left = care::bedtime_too_near(programme, whom.answers, whom.time_of_day);
  if (!left) return;
  message.set_warning_rule(cite(Rule::cr22, answer));
  message.set_bedtime_in_minutes(static_cast<std::uint32_t>(left->count()));
  message.set_warning_text(
      fmt::format("{} You go to bed in {} minutes.", row(Rule::cr22).text, left->count()));
}

void tell(const Programme& programme, const ForWhom& whom, bool timeline, v1::CareAnswer& answer,
          v1::ProgrammeOffer& message) {
  const care::MethodRow& method = care::row(programme.method);
  message.mutable_name()->assign(view(programme.name));
  message.mutable_title()->assign(view(programme.title));
  message.mutable_about()->assign(method.rule == Rule::none ? std::string_view()
                                                            : row(method.rule).text);
  message.set_rule(cite(method.rule, answer));
  message.set_minutes(programme.default_minutes);
  message.set_default_minutes(programme.default_minutes);
  message.set_rest_minutes(programme.rest_minutes);
  message.set_technicians(programme.method == Method::technician);
  for (const care::Question asked : method.checklist) {
    message.add_checklist()->assign(care::row(asked).code);
  }
  warn(programme, whom, answer, message);
  // Without a person: as the programme is written, for somebody against whom nothing speaks.
  const care::PlanResult planned = care::plan_session(
      programme, whom.envelope.value_or(care::envelope_for(Condition::healthy)), 0.0);
  const bool other_course = !other_course_runs(whom.running, programme).empty();
  const bool bench = whom.envelope && !no_massage(programme).empty();
  if (bench || whom.objection || other_course || planned.refusal != Refusal::none) {
    return refuse_offer(programme, whom, planned.refusal, answer, message);
  }
  tell(planned.plan, whom, timeline, message);
}

}  // namespace

void answer(const v1::ListProgrammes& request, CareRoom& room, v1::CareAnswer& result) {
  ForWhom whom;
  if (!request.person().empty()) {
    const auto who = person_today(room, request.person());
    if (!who) return refuse(who.error(), result);
    const care::Prescription prescription = prescription_of(*who, room);
    if (!prescription.allowed()) whom.objection = prescription.objections[0];
    whom.envelope = care::envelope_of(prescription);
    whom.running = who->running();
    if (who->asked_today(room)) whom.answers = who->intake->answers;
    whom.time_of_day = room.time_of_day;
  }
  v1::ProgrammeOffers& offers = *result.mutable_programmes();
  for (const Programme& programme : room.programmes) {
    const bool named = request.programme() == view(programme.name);
    if (named || request.programme().empty()) {
      tell(programme, whom, named, result, *offers.add_programmes());
    }
  }
  if (offers.programmes().empty() && !request.programme().empty()) {
    refuse(v1::CARE_REFUSAL_NOT_FOUND, "there is no such programme; list them all", result);
  }
}

}  // namespace knead::daemon
