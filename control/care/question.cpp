#include "control/care/question.hpp"

#include <algorithm>
#include <array>

namespace knead::care {

namespace {

using enum AnswerKind;
using enum Asked;

constexpr std::array<std::string_view, kDiagnoses> kDiagnosisChoices{
    "none",     "low_back_pain", "hernia_initial", "protrusion",
    "prolapse", "extrusion",     "sequestration",  "hernia_unknown",
};

// clang-format off: a table is read by columns.
constexpr std::array<QuestionRow, kQuestions> kTable{{
  {Question::diagnosis, "diagnosis", choice, standing, Rule::cr03, "What has a doctor found in your back?", "If there is a herniated disc and you do not know how far it has gone, say hernia_unknown.", kDiagnosisChoices},
  {Question::hernia_zones, "hernia_zones", zones, standing, Rule::cr04, "Where is the herniated disc?", "None if you do not know: then the whole back is treated as if it were there.", {}},
  {Question::schmorl_zones, "schmorl_zones", zones, standing, Rule::cr05, "Has a Schmorl's node been found, and where?", "A disc that has pressed into the vertebra.", {}},
  {Question::surgery, "surgery", yes_no, standing, Rule::cr06, "Have you had surgery for a herniated disc?", "", {}},
  {Question::surgery_day, "surgery_day", day, standing, Rule::cr06, "On which day was the surgery?", "The last one, if there was more than one.", {}},
  {Question::surgery_zones, "surgery_zones", zones, standing, Rule::cr06, "Where was the surgery?", "None if you do not know: then the whole back is treated gently.", {}},
  {Question::scar_zones, "scar_zones", zones, standing, Rule::cr02, "Are there healed scars on your back, and where?", "", {}},

  {Question::saddle_numbness, "saddle_numbness", yes_no, today, Rule::cr02, "Is the skin between your legs, around the groin or the seat, numb?", "Numbness there can be an emergency: see a doctor at once.", {}, true},
  {Question::bladder_bowel, "bladder_bowel", yes_no, today, Rule::cr02, "Can you lately not hold, or not pass, water or stool?", "With a bad back that can be an emergency: see a doctor at once.", {}, true},
  {Question::growing_weakness, "growing_weakness", yes_no, today, Rule::cr02, "Has a leg or a foot become weak or lame in the last days?", "Weakness that grows can be an emergency: see a doctor at once.", {}, true},
  {Question::acute_stage, "acute_stage", yes_no, today, Rule::cr02, "Is your back complaint acute, or has it become much worse lately?", "", {}},
  {Question::acute_hernia_pain, "acute_hernia_pain", yes_no, today, Rule::cr02, "Do you have acute pain from a herniated disc?", "For example pain that shoots into a leg or an arm.", {}},
  {Question::severe_pain, "severe_pain", yes_no, today, Rule::cr02, "Do you have severe pain or an inflammation anywhere in the back?", "", {}},
  {Question::heart_failure, "heart_failure", yes_no, today, Rule::cr02, "Do you have acute heart failure?", "Breathlessness at rest, swollen legs.", {}},
  {Question::implant, "implant", yes_no, today, Rule::cr02, "Do you carry a pacemaker or another implanted device, or metal in the spine?", "A defibrillator, a pump, a nerve stimulator, screws. If your doctor has allowed this massage, say no.", {}},
  {Question::skin, "skin", yes_no, today, Rule::cr02, "Is there a skin disease, an open wound or scratches on your back?", "", {}},
  {Question::skin_zones, "skin_zones", zones, today, Rule::cr02, "Where on the skin?", "None if you cannot tell: then there is no massage.", {}},
  {Question::infection, "infection", yes_no, today, Rule::cr02, "Do you have a cold, flu or another infection or inflammation?", "", {}},
  {Question::fever, "fever", yes_no, today, Rule::cr02, "Do you have a fever?", "", {}},
  {Question::high_blood_pressure, "high_blood_pressure", yes_no, today, Rule::cr02, "Do you have high blood pressure?", "", {}},
  {Question::blood_disease, "blood_disease", yes_no, today, Rule::cr02, "Do you have a disease of the blood?", "Or do you bleed easily.", {}},
  {Question::anticoagulants, "anticoagulants", yes_no, today, Rule::cr02, "Do you take medicine against clotting of the blood?", "Tablets or injections that thin the blood, also for a while.", {}},
  {Question::bone_infection, "bone_infection", yes_no, today, Rule::cr02, "Do you have an infection or tuberculosis of a bone?", "", {}},
  {Question::thrombosis, "thrombosis", yes_no, today, Rule::cr02, "Do you have a thrombosis?", "", {}},
  {Question::oncology, "oncology", yes_no, today, Rule::cr02, "Do you have a tumour or are you treated for one?", "", {}},
  {Question::menstruation, "menstruation", yes_no, today, Rule::cr02, "Are you menstruating?", "", {}},
  {Question::pregnancy, "pregnancy", yes_no, today, Rule::cr02, "Are you pregnant, or could you be?", "", {}},
  {Question::vertebral_fracture, "vertebral_fracture", yes_no, today, Rule::cr02, "Is a vertebra broken?", "", {}},
  {Question::osteoporosis, "osteoporosis", yes_no, today, Rule::cr02, "Do you have osteoporosis?", "", {}},
  {Question::pelvic_infection, "pelvic_infection", yes_no, today, Rule::cr02, "Do you have an infection of the bladder, the kidneys or the pelvic organs?", "", {}},
  {Question::other_pathology, "other_pathology", yes_no, today, Rule::cr02, "Is there any other serious disease?", "", {}},

  {Question::sore_zones, "sore_zones", zones, today, Rule::cr17, "Where is your back sore today?", "", {}},
  {Question::pain, "pain", scale, today, Rule::cr45, "How strong is the pain now?", "0 none, 10 the worst imaginable.", {}},
  {Question::stiffness, "stiffness", scale, today, Rule::cr45, "How stiff do you feel?", "0 not at all, 10 cannot bend.", {}},
  {Question::limited_activity, "limited_activity", scale, today, Rule::cr45, "How much does your back hold you from daily things?", "0 not at all, 10 from everything.", {}},
  {Question::dizziness, "dizziness", yes_no, today, Rule::cr45, "Are you dizzy at times?", "If this is new or growing, see a doctor first.", {}},
  {Question::numb_limbs, "numb_limbs", yes_no, today, Rule::cr45, "Does an arm or a leg go numb?", "If this is new or growing, see a doctor first.", {}},
  {Question::weak_walking, "weak_walking", yes_no, today, Rule::cr45, "Do your legs feel weak when you walk?", "If this is new or growing, see a doctor first.", {}},
  {Question::poor_sleep, "poor_sleep", yes_no, today, Rule::cr45, "Do you sleep badly?", "", {}},
  {Question::comfort_ceiling, "comfort_ceiling", newton, today, Rule::cr08, "Do you want a limit of your own for the rollers?", "In newtons; 10 is about the weight of a litre of water. 0 for none.", {}},

  {Question::hour_since_meal, "hour_since_meal", yes_no, preparation, Rule::cr21, "Was your last meal or sweet drink more than an hour ago?", "", {}},
  {Question::toilet, "toilet", yes_no, preparation, Rule::cr21, "Have you been to the toilet?", "", {}},
  {Question::warm_shower, "warm_shower", yes_no, preparation, Rule::cr21, "Have you had a warm shower?", "", {}},
  {Question::calm, "calm", yes_no, preparation, Rule::cr21, "Have you come to rest?", "", {}},
  {Question::no_exercise, "no_exercise", yes_no, preparation, Rule::cr21, "Are pulse and breath calm, without exercise just before?", "", {}},
  {Question::no_stimulants, "no_stimulants", yes_no, preparation, Rule::cr21, "Before acupressure: no bath, tea, coffee or alcohol?", "", {}},
  {Question::not_empty_stomach, "not_empty_stomach", yes_no, preparation, Rule::cr21, "Before acupressure: your stomach is not empty?", "", {}},
  {Question::bedtime, "bedtime", clock, preparation, Rule::cr22, "When do you go to bed?", "", {}},
}};
// clang-format on

}  // namespace

std::span<const QuestionRow> question_table() { return kTable; }

const QuestionRow& row(Question question) {
  const auto i = static_cast<std::size_t>(question);
  return kTable[i < kQuestions ? i : 0];
}

const QuestionRow* find_question(std::string_view code) {
  const auto* const found = std::ranges::find(kTable, code, &QuestionRow::code);
  return found == kTable.end() ? nullptr : found;
}

}  // namespace knead::care
