// How it stands with somebody today: their newest intake, their course, and what follows from both.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "control/care/prescription.hpp"
#include "daemon/care/care_room.hpp"
#include "daemon/history/courses.hpp"
#include "daemon/history/intakes.hpp"
#include "daemon/history/people.hpp"

namespace knead::daemon {

struct PersonToday {
  history::Person person{};
  std::optional<history::Intake> intake{};    ///< the newest, of whatever day
  std::optional<history::KeptCourse> kept{};  ///< the newest, running or over
  care::Course course{};                      ///< that one, or the one that today would begin
  bool begins_course = false;                 ///< `course` is not in the history yet

  /// The course that today's session belongs to; nothing if today begins one or has none.
  [[nodiscard]] std::optional<care::Course> running() const {
    if (!kept || begins_course || course.over()) return std::nullopt;
    return course;
  }
  [[nodiscard]] bool asked_today(const CareRoom& room) const {
    return intake && intake->of_today(room.now());
  }
};

/// An error if nobody has that name.
[[nodiscard]] Result<PersonToday> person_today(CareRoom& room, std::string_view name);

/// Of somebody who was asked today; without an intake of today every question is open (CR-01).
[[nodiscard]] care::Prescription prescription_of(const PersonToday& who, const CareRoom& room);

/// CR-32, CR-40: a massage of another kind than the running course's would be spaced and counted as
/// one of it. What to do instead, or empty: it is of that kind, or no course runs.
[[nodiscard]] std::string other_course_runs(const std::optional<care::Course>& running,
                                            const Programme& programme);

/// A technician's programme measures the chair and keeps none of the rules of a massage: nobody is
/// prescribed it. What to do instead, or empty: it is a massage.
[[nodiscard]] std::string no_massage(const Programme& programme);

/// The first objection as a sentence to the person: which answer, and from when it is possible.
[[nodiscard]] std::string words_of(const care::Objection& objection);

/// The same as codes, for a sentence in another language.
[[nodiscard]] v1::Against against(const care::Objection& objection);
/// Code of the question whose answer objects; empty where none does.
[[nodiscard]] std::string question_of(const care::Objection& objection);

}  // namespace knead::daemon
