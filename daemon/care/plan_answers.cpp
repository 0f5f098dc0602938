#include <algorithm>
#include <limits>

#include "control/care/home_care.hpp"
#include "daemon/care/care_answers.hpp"
#include "daemon/care/person_today.hpp"
#include "proto/convert/enums.hpp"

namespace knead::daemon {

namespace {

void tell(const history::KeptCourse& kept, v1::Course& message) {
  const care::Course& course = kept.course;
  message.set_kind(wire::to_wire<v1::CourseKind>(course.kind));
  message.set_planned(static_cast<std::uint32_t>(course.planned));
  message.set_done(static_cast<std::uint32_t>(course.done));
  message.set_began_day(wire_day(kept.began));
  if (course.last) message.set_last_day(wire_day(*course.last));
  if (course.given_up) message.set_given_up_day(wire_day(*course.given_up));
  message.set_over(course.over());
}

void tell(const care::Reminder& reminder, v1::CareAnswer& answer, v1::Reminder& message) {
  message.set_rule(cite(reminder.rule, answer));
  message.mutable_code()->assign(reminder.code);
  message.mutable_text()->assign(reminder.text);
  message.set_day(wire_day(reminder.next));
  message.set_withheld_rule(cite(reminder.withheld_by, answer));
  message.set_ask_doctor(reminder.ask_doctor);
  if (reminder.question) {
    message.mutable_withheld_question()->assign(care::row(*reminder.question).code);
  }
}

void tell(const PersonToday& who, const CareRoom& room, v1::CareAnswer& answer) {
  v1::Plan& plan = *answer.mutable_plan();
  if (who.kept) tell(*who.kept, *plan.mutable_course());
  const care::CourseToday today = care::course_today(who.course, room.today);
  plan.set_next_day(wire_day(std::max(today.possible_from.value_or(room.today), room.today)));
  plan.set_rule(cite(today.refused_by, answer));
  plan.set_next_session(static_cast<std::uint32_t>(today.session));
  plan.set_force_share(today.force_share);
  if (today.massage_time) plan.set_minutes(seconds(*today.massage_time) / 60.0);
  // What was answered on another day begins no massage, and withholds a remedy at home still.
  const care::Answers answers = who.intake ? who.intake->answers : care::Answers{};
  for (const care::Reminder& reminder :
       care::home_care(answers, care::prescribe(answers, who.course, room.chair, room.today),
                       who.course, who.begins_course ? room.today : who.kept->began, room.today)) {
    tell(reminder, answer, *plan.add_reminders());
  }
  for (const care::Tip& one : care::tips()) {
    v1::Tip& tip = *plan.add_tips();
    tip.set_rule(cite(Rule::cr44, answer));
    tip.mutable_code()->assign(one.code);
    tip.mutable_text()->assign(one.text);
  }
}

}  // namespace

void answer(const v1::ShowPlan& request, CareRoom& room, v1::CareAnswer& result) {
  const auto who = person_today(room, request.person());
  if (!who) return refuse(who.error(), result);
  tell(*who, room, result);
}

void answer(const v1::BeginCourse& request, CareRoom& room, v1::CareAnswer& result) {
  auto who = person_today(room, request.person());
  if (!who) return refuse(who.error(), result);
  care::CourseKind kind{};
  if (!wire::from_wire(request.kind(), kind)) {
    return refuse(v1::CARE_REFUSAL_OUT_OF_RANGE, "say which kind of course it is", result);
  }
  const auto sessions = static_cast<int>(std::min<std::uint32_t>(
      request.sessions(), static_cast<std::uint32_t>(std::numeric_limits<int>::max())));
  const auto begun =
      history::begin_course(room.database, who->person.id, kind, sessions, room.today);
  if (!begun) return refuse(begun.error(), result);
  who->kept = *begun;
  who->course = begun->course;
  tell(*who, room, result);
}

void answer(const v1::GiveUpCourse& request, CareRoom& room, v1::CareAnswer& result) {
  const auto who = person_today(room, request.person());
  if (!who) return refuse(who.error(), result);
  if (!who->kept || who->kept->course.over()) {
    return refuse(v1::CARE_REFUSAL_NOT_FOUND, "no course of this person runs", result);
  }
  if (const auto done = history::give_up_course(room.database, who->kept->id, room.today); !done) {
    return refuse(done.error(), result);
  }
  const auto after = person_today(room, request.person());
  if (!after) return refuse(after.error(), result);
  tell(*after, room, result);
}

}  // namespace knead::daemon
