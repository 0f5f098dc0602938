#include <fmt/format.h>

#include "daemon/care/care_answers.hpp"
#include "daemon/care/follow_up.hpp"
#include "daemon/care/person_today.hpp"
#include "daemon/care/prescription_message.hpp"
#include "daemon/history/clock_check.hpp"
#include "proto/convert/enums.hpp"

namespace knead::daemon {

namespace {

constexpr const char* kLastLine =
    "Knead is not a medical device. A doctor's word goes before anything that it decides.";

void tell(const care::QuestionRow& asked, v1::CareAnswer& answer, v1::Question& message) {
  message.mutable_code()->assign(asked.code);
  message.set_kind(wire::to_wire<v1::AnswerKind>(asked.kind));
  message.set_asked(wire::to_wire<v1::Asked>(asked.asked));
  message.set_rule(cite(asked.rule, answer));
  message.mutable_text()->assign(asked.text);
  message.mutable_help()->assign(asked.help);
  for (const std::string_view choice : asked.choices) {
    message.add_choices()->assign(choice);
  }
  const care::AnswerRange range = care::range_of(asked);
  message.set_least(range.least);
  message.set_most(range.most);
  message.set_emergency(asked.emergency);
  if (const auto follows = follow_up(asked.question)) {
    v1::FollowUp& condition = *message.mutable_follows();
    condition.mutable_code()->assign(care::row(follows->question).code);
    for (const std::int32_t number : follows->answers) condition.add_answers(number);
  }
}

/// The first mistake refuses all of it: an intake is kept whole or not at all.
Result<care::Answers> read(const v1::SubmitIntake& request) {
  care::Answers answers;
  for (const v1::IntakeAnswer& given : request.answers()) {
    const care::QuestionRow* asked = care::find_question(given.code());
    if (asked == nullptr) {
      return failure(ErrorCode::unknown_key, "intake",
                     "answers a question that is not asked; ask for the questions");
    }
    if (answers.given(asked->question)) {
      return failure(ErrorCode::out_of_range, "intake",
                     fmt::format("answers \"{}\" twice", asked->code));
    }
    if (!answers.set(asked->question, given.number())) {
      const care::AnswerRange range = care::range_of(*asked);
      return failure(ErrorCode::out_of_range, "intake",
                     fmt::format("\"{}\" is answered with a number from {} to {}", asked->code,
                                 range.least, range.most));
    }
  }
  return answers;
}

}  // namespace

void answer(const v1::AskQuestions& request, CareRoom& room, v1::CareAnswer& result) {
  care::Answers last;
  if (!request.person().empty()) {
    const auto who = person_today(room, request.person());
    if (!who) return refuse(who.error(), result);
    if (who->intake) last = who->intake->answers;
  }
  v1::Questions& questions = *result.mutable_questions();
  questions.set_version(care::kIntakeVersion);
  questions.set_last_line(kLastLine);
  for (const care::QuestionRow& asked : care::question_table()) {
    v1::Question& message = *questions.add_questions();
    tell(asked, result, message);
    const auto number = last.number(asked.question);
    if (number && asked.asked == care::Asked::standing) message.set_last_answer(*number);
  }
}

void answer(const v1::SubmitIntake& request, CareRoom& room, v1::CareAnswer& result) {
  if (request.version() != care::kIntakeVersion) {
    return refuse(
        v1::CARE_REFUSAL_OTHER_VERSION,
        fmt::format("the questions have version {} here; ask for them anew", care::kIntakeVersion),
        result);
  }
  if (const auto right = history::check_clock(room.database, room.unix_ms); !right) {
    return refuse(right.error(), result);
  }
  auto who = person_today(room, request.person());
  if (!who) return refuse(who.error(), result);
  const auto answers = read(request);
  if (!answers) return refuse(answers.error(), result);
  const auto kept =
      history::keep_intake(room.database, who->person.id, *answers, room.today, room.boot);
  if (!kept) return refuse(kept.error(), result);
  if (const auto noted = history::note_time(room.database, room.unix_ms); !noted) {
    return refuse(noted.error(), result);
  }
  who->intake = *kept;
  room.answered_anew = who->person.id;
  tell(prescription_of(*who, room), *who, result);
}

void answer(const v1::ShowPrescription& request, CareRoom& room, v1::CareAnswer& result) {
  const auto who = person_today(room, request.person());
  if (!who) return refuse(who.error(), result);
  tell(prescription_of(*who, room), *who, result);
}

}  // namespace knead::daemon
