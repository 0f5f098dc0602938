// What is asked before a massage (CR-01 to CR-08, CR-17, CR-21, CR-22, CR-45), as one table. A
// terminal, a page and a script ask from it; the words are the person's. Answers are kept with the
// version of this table under which they were given.
//
// To add a question: an enumerator, its row in question.cpp, what follows from it in
// prescription.cpp, and kIntakeVersion + 1.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "control/types/rule.hpp"

namespace knead::care {

using knead::row;  // of rules, beside that of questions
using knead::Rule;

inline constexpr int kIntakeVersion = 2;

enum class Question : std::uint8_t {
  // what stays for a while
  diagnosis,
  hernia_zones,
  schmorl_zones,
  surgery,
  surgery_day,
  surgery_zones,
  scar_zones,
  // what speaks against a massage today (CR-02)
  saddle_numbness,
  bladder_bowel,
  growing_weakness,
  acute_stage,
  acute_hernia_pain,
  severe_pain,
  heart_failure,
  implant,
  skin,
  skin_zones,
  infection,
  fever,
  high_blood_pressure,
  blood_disease,
  anticoagulants,
  bone_infection,
  thrombosis,
  oncology,
  menstruation,
  pregnancy,
  vertebral_fracture,
  osteoporosis,
  pelvic_infection,
  other_pathology,
  // how it is today
  sore_zones,
  pain,
  stiffness,
  limited_activity,
  dizziness,
  numb_limbs,
  weak_walking,
  poor_sleep,
  comfort_ceiling,
  // preparation
  hour_since_meal,
  toilet,
  warm_shower,
  calm,
  no_exercise,
  no_stimulants,
  not_empty_stomach,
  bedtime,
  count_,  ///< not a question: how many there are
};

inline constexpr std::size_t kQuestions = static_cast<std::size_t>(Question::count_);

/// How a question is answered, and what its number means (answers.hpp).
enum class AnswerKind : std::uint8_t {
  yes_no,  ///< 0 or 1
  choice,  ///< index of one of the row's choices
  zones,   ///< bits of a ZoneSet; 0 = none
  day,     ///< days since 1970-01-01
  scale,   ///< 0 (none) to 10 (worst imaginable)
  newton,  ///< whole newtons; 0 = no limit of one's own
  clock,   ///< minutes after midnight
};

/// standing: changes seldom, so yesterday's answer may be offered. today: asked afresh each day.
/// preparation: advice that is kept with the session and refuses nothing (CR-21, CR-22).
enum class Asked : std::uint8_t { standing, today, preparation };

struct QuestionRow {
  Question question{};
  std::string_view code;  ///< stable: scripts, the protocol and stored answers rely on it
  AnswerKind kind{};
  Asked asked{};
  Rule rule{};
  std::string_view text;                        ///< the question, to the person
  std::string_view help;                        ///< what is meant; may be empty
  std::span<const std::string_view> choices{};  ///< of `choice`
  /// A yes is a sign of an emergency (of a pressed cauda equina, assumed to be a "serious
  /// pathology" of CR-02): asked by itself, and told with kSeeADoctorNow.
  bool emergency = false;
};

inline constexpr std::string_view kSeeADoctorNow =
    "This can be an emergency: see a doctor at once, or call the emergency service.";

/// CR-03's stages. The order is that of the row's choices.
enum class Diagnosis : std::uint8_t {
  none,
  low_back_pain,
  hernia_initial,
  protrusion,
  prolapse,
  extrusion,
  sequestration,
  hernia_unknown,
};
inline constexpr std::size_t kDiagnoses = 8;

/// True if there is a disc hernia of whatever stage.
[[nodiscard]] constexpr bool is_hernia(Diagnosis diagnosis) {
  return diagnosis != Diagnosis::none && diagnosis != Diagnosis::low_back_pain;
}

/// In the order of the enumerators, which is the order of asking.
[[nodiscard]] std::span<const QuestionRow> question_table();
[[nodiscard]] const QuestionRow& row(Question question);
/// The question with this code, or nullptr.
[[nodiscard]] const QuestionRow* find_question(std::string_view code);

}  // namespace knead::care
