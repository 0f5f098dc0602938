#include "daemon/care/demo_person.hpp"

#include "daemon/history/demo_name.hpp"

namespace knead::daemon {

namespace {

/// No to everything, no zones, no pain; `none` is the first of the diagnoses.
care::Answers well() {
  care::Answers answers;
  for (const care::QuestionRow& asked : care::question_table()) {
    if (asked.kind == care::AnswerKind::day || asked.asked == care::Asked::preparation) continue;
    answers.set(asked.question, 0);
  }
  return answers;
}

/// Nothing is lowered for being early, and a session may be had every time.
constexpr care::Course kInTheMiddle{.kind = care::CourseKind::classic, .planned = 10, .done = 5};

Result<void> add_if_missing(CareRoom& room) {
  if (history::find_person(room.database, history::kDemoPerson)) return {};
  const auto added = history::add_person(room.database, history::kDemoPerson, room.today);
  // Somebody may have been quicker.
  if (added || added.error().code == ErrorCode::duplicate) return {};
  return tl::unexpected(added.error());
}

}  // namespace

Result<PersonToday> demo_person_today(CareRoom& room) {
  if (const auto there = add_if_missing(room); !there) return tl::unexpected(there.error());
  auto who = person_today(room, history::kDemoPerson);
  if (!who) return who;
  who->intake = history::Intake{
      .day = room.today, .version = care::kIntakeVersion, .boot = room.boot, .answers = well()};
  who->course = kInTheMiddle;
  who->kept.reset();
  who->begins_course = false;
  return who;
}

}  // namespace knead::daemon
