#include "daemon/care/start_order.hpp"

#include "control/care/bedtime.hpp"
#include "control/care/dose_budget.hpp"
#include "control/care/method.hpp"
#include "control/care/prescribed_envelope.hpp"
#include "control/care/stage.hpp"
#include "daemon/care/demo_person.hpp"
#include "daemon/history/clock_check.hpp"
#include "daemon/history/demo_name.hpp"
#include "daemon/history/session_reader.hpp"
#include "proto/convert/request.hpp"

namespace knead::daemon {

namespace {

/// As far back as load counts.
constexpr std::int64_t kDay_ms =
    std::chrono::duration_cast<std::chrono::milliseconds>(care::kDoseCountsFor).count();

v1::Answer refusal(v1::Refusal why, Rule rule = Rule::none) {
  v1::Answer answer;
  wire::to_wire(why, 0, answer);
  answer.mutable_rule()->assign(row(rule).id);
  return answer;
}

v1::Answer refusal(const Error& error) {
  return refusal(error.code == ErrorCode::not_found ? v1::REFUSAL_NO_PERSON
                                                    : v1::REFUSAL_NO_HISTORY);
}

/// Said with the words of the error: what the clock says, and the cure.
v1::Answer clock_refusal(const Error& error) {
  if (error.code != ErrorCode::refused) return refusal(error);
  v1::Answer answer = refusal(v1::REFUSAL_NOT_TODAY, Rule::cr01);
  answer.set_text(error.text);
  answer.set_against(v1::AGAINST_CLOCK);
  return answer;
}

v1::Answer refusal(const care::Objection& objection) {
  v1::Answer answer = refusal(v1::REFUSAL_NOT_TODAY, objection.rule);
  answer.set_text(words_of(objection));
  answer.set_against(against(objection));
  answer.set_question(question_of(objection));
  if (objection.possible_from) answer.set_possible_from_day(wire_day(*objection.possible_from));
  return answer;
}

v1::Answer no_intake(const PersonToday& who, const CareRoom& room) {
  v1::Answer answer = refusal(v1::REFUSAL_NO_INTAKE, Rule::cr01);
  if (who.intake && who.intake->day == room.today && who.intake->day_in_doubt(room.now())) {
    answer.set_against(v1::AGAINST_CLOCK);
    answer.set_text(
        "You answered before the chair was started anew, and nobody has told it the time since: it "
        "cannot know that this was today. Answer the questions again, or connect it to the "
        "network.");
  }
  return answer;
}

/// What is said at the start can only make it gentler. The place of a hernia of which the intake
/// knows nothing is unknown.
void heed_condition(Condition said, care::Answers& answers) {
  const care::Diagnosis diagnosis = care::diagnosis_of(said);
  if (diagnosis <= answers.diagnosis().value_or(care::Diagnosis::hernia_unknown)) return;
  answers.set(care::Question::diagnosis, static_cast<std::int32_t>(diagnosis));
  answers.set(care::Question::hernia_zones, 0);
}

}  // namespace

tl::expected<StartOrder, v1::Answer> order_start(const v1::Start& start, const Request& request,
                                                 bool simulated, CareRoom& room) {
  if (const auto right = history::check_clock(room.database, room.unix_ms); !right) {
    return tl::unexpected(clock_refusal(right.error()));
  }
  const bool demo = simulated && (start.person().empty() || start.person() == history::kDemoPerson);
  if (start.person().empty() && !demo) {
    return tl::unexpected(refusal(v1::REFUSAL_NO_PERSON, Rule::cr01));
  }
  auto who = demo ? demo_person_today(room) : person_today(room, start.person());
  if (!who) return tl::unexpected(refusal(who.error()));
  const Programme& programme = room.programmes[request.programme];
  if (const std::string words = no_massage(programme); !demo && !words.empty()) {
    v1::Answer bench = refusal(v1::REFUSAL_UNKNOWN_PROGRAMME);
    bench.set_text(words);
    return tl::unexpected(bench);
  }
  if (!who->asked_today(room)) {
    return tl::unexpected(no_intake(*who, room));
  }
  // A puppet has told nobody what it has: what kneadd.toml says of the unknown holds for it.
  if (demo || start.condition() != v1::CONDITION_UNSPECIFIED) {
    heed_condition(request.condition, who->intake->answers);
  }
  if (who->begins_course) {
    const care::CourseKind kind = care::row(programme.method).course;
    who->course = {.kind = kind, .planned = care::range_of(kind).least};
  }
  const care::Prescription prescription = prescription_of(*who, room);
  if (!prescription.allowed()) return tl::unexpected(refusal(prescription.objections[0]));
  if (const std::string words = other_course_runs(who->running(), programme); !words.empty()) {
    v1::Answer other_course = refusal(v1::REFUSAL_NOT_TODAY, Rule::cr40);
    other_course.set_text(words);
    other_course.set_against(v1::AGAINST_OTHER_COURSE);
    return tl::unexpected(other_course);
  }
  StartOrder order{
      .request = request, .programme = std::string(view(programme.name)), .person = who->person.id};
  order.bedtime_in = care::bedtime_too_near(programme, who->intake->answers, room.time_of_day);
  order.request.prescribed = care::envelope_of(prescription);
  // What is shown as the condition is the one whose caps hold, not what the start left unsaid.
  order.request.condition =
      care::stage_of(who->intake->answers.diagnosis().value_or(care::Diagnosis::hernia_unknown));
  // A puppet may be massaged all day.
  if (!demo) {
    const auto had = history::dose_since(room.database, who->person.id, room.unix_ms - kDay_ms);
    if (!had) return tl::unexpected(refusal(had.error()));
    order.request.prescribed->had = *had;
    order.intake = who->intake->id;
  }
  if (who->kept && !who->begins_course) order.course = who->kept->id;
  if (who->begins_course) order.new_course = who->course;
  // CR-40: what cannot be written down would be had again today. A disk that is full says so here.
  if (const auto noted = history::note_time(room.database, room.unix_ms); !noted) {
    return tl::unexpected(refusal(noted.error()));
  }
  return order;
}

}  // namespace knead::daemon
