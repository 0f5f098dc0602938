#include "daemon/care/person_today.hpp"

#include <fmt/format.h>

#include "control/care/day_text.hpp"
#include "control/care/method.hpp"

namespace knead::daemon {

namespace {

bool next_may_begin(const care::Course& course, care::Day today) {
  return course.over() && today >= care::next_course_from(course);
}

}  // namespace

Result<PersonToday> person_today(CareRoom& room, std::string_view name) {
  PersonToday who;
  auto person = history::find_person(room.database, name);
  if (!person) {
    // The name stays out of the words: they may end up where names do not belong.
    return failure(ErrorCode::not_found, "person",
                   "nobody has that name; list the people, or add this one");
  }
  who.person = std::move(*person);
  auto intake = history::newest_intake(room.database, who.person.id);
  if (!intake) return tl::unexpected(intake.error());
  who.intake = *intake;
  auto kept = history::newest_course(room.database, who.person.id);
  if (!kept) return tl::unexpected(kept.error());
  who.kept = *kept;
  who.begins_course = !who.kept || next_may_begin(who.kept->course, room.today);
  who.course = history::course_of(who.kept, room.today);
  return who;
}

care::Prescription prescription_of(const PersonToday& who, const CareRoom& room) {
  return care::prescribe(who.asked_today(room) ? who.intake->answers : care::Answers{}, who.course,
                         room.chair, room.today);
}

std::string other_course_runs(const std::optional<care::Course>& running,
                              const Programme& programme) {
  const care::CourseKind kind = care::row(programme.method).course;
  if (!running || running->kind == kind) return {};
  return fmt::format(
      "This massage belongs to a course of the kind {}, and yours is {} ({} of {} done), with "
      "other "
      "days between and another number. Take one of that kind; or finish that course or give it up "
      "(kneadctl plan give-up), and begin the other after its break.",
      name(kind), name(running->kind), running->done, running->planned);
}

std::string no_massage(const Programme& programme) {
  if (programme.method != Method::technician) return {};
  return fmt::format(
      "\"{}\" is a technician's measurement and no massage for anybody. Choose another programme; "
      "a technician starts it on a simulated chair, for nobody by name.",
      view(programme.name));
}

std::string words_of(const care::Objection& objection) {
  std::string words;
  if (objection.unanswered && objection.question) {
    words = fmt::format("This was not answered today: \"{}\"", care::row(*objection.question).text);
  } else if (objection.question) {
    words = fmt::format("Your answer to \"{}\" speaks against it. {}",
                        care::row(*objection.question).text, row(objection.rule).text);
  } else {
    words = row(objection.rule).text;
  }
  if (objection.possible_from) {
    words +=
        fmt::format(" It is possible from {}.", care::DayText(*objection.possible_from).view());
  }
  if (objection.emergency()) words += fmt::format(" {}", care::kSeeADoctorNow);
  return words;
}

v1::Against against(const care::Objection& objection) {
  if (objection.unanswered) return v1::AGAINST_OPEN_QUESTION;
  return objection.question ? v1::AGAINST_ANSWER : v1::AGAINST_COURSE;
}

std::string question_of(const care::Objection& objection) {
  return objection.question ? std::string(care::row(*objection.question).code) : std::string();
}

}  // namespace knead::daemon
