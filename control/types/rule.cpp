#include "control/types/rule.hpp"

#include <array>

namespace knead {

namespace {

// clang-format off: a table is read by columns.
constexpr std::array<RuleRow, kRules> kTable{{
  {Rule::none, "", "A limit of the chair, or your own."},
  {Rule::cr01, "CR-01", "Some questions come before every massage: what speaks against one can appear overnight."},
  {Rule::cr02, "CR-02", "Some states do not go with massage; ask your doctor."},
  {Rule::cr03, "CR-03", "What was found in your back decides how much it may bear."},
  {Rule::cr04, "CR-04", "With a herniated disc in the lower back every movement there is as gentle as possible."},
  {Rule::cr05, "CR-05", "With a Schmorl's node the fragile vertebra must not meet strong force."},
  {Rule::cr06, "CR-06", "After surgery for a herniated disc massage begins on day 14, and gently."},
  {Rule::cr07, "CR-07", "Nothing ever presses on the spine; the muscles beside it are worked."},
  {Rule::cr08, "CR-08", "What you bear is yours to say: your own limit holds over all others."},
  {Rule::cr10, "CR-10", "Every massage begins with light, warming movements."},
  {Rule::cr11, "CR-11", "Force grows gradually, and only after some time."},
  {Rule::cr12, "CR-12", "The first massages of a course are lighter; deep muscles are reached later."},
  {Rule::cr13, "CR-13", "A massage uses three or four techniques, in changing order."},
  {Rule::cr14, "CR-14", "A place that hurt is worked more lightly and slowly, and then left out."},
  {Rule::cr15, "CR-15", "If it hurts, it stops."},
  {Rule::cr16, "CR-16", "Vibration does not stop and start at a place; with a herniated disc nothing taps."},
  {Rule::cr17, "CR-17", "What belongs to the sore region is treated too."},
  {Rule::cr18, "CR-18", "Every massage ends with soothing stroking."},
  {Rule::cr19, "CR-19", "No massage is longer than suits you, and the first ones are short; you may always end it."},
  {Rule::cr20, "CR-20", "Afterwards you rest in the warmth."},
  {Rule::cr21, "CR-21", "Some things help beforehand: no meal, a warm shower, calm."},
  {Rule::cr22, "CR-22", "Vibration wakes you up: not before bed."},
  {Rule::cr30, "CR-30", "Classic massage of the whole back."},
  {Rule::cr31, "CR-31", "Segmental massage: only the sore region and what belongs to it."},
  {Rule::cr32, "CR-32", "Acupressure: points in their order."},
  {Rule::cr33, "CR-33", "Therapeutic massage: mostly rubbing, some kneading, vibration."},
  {Rule::cr34, "CR-34", "Soft jets with air: gentle and relaxing."},
  {Rule::cr35, "CR-35", "Jets on tired muscles."},
  {Rule::cr36, "CR-36", "Rollers with warmth."},
  {Rule::cr37, "CR-37", "Vibration that grows; half an hour at most with a herniated disc in the lower back."},
  {Rule::cr38, "CR-38", "One slow pass after the other along the whole back, with time to breathe."},
  {Rule::cr40, "CR-40", "A course has a number of massages, and a break of weeks after it."},
  {Rule::cr41, "CR-41", "Your history shows whether it helps."},
  {Rule::cr42, "CR-42", "Massage goes together with warmth, exercise and other therapies."},
  {Rule::cr43, "CR-43", "Home remedies can be part of your plan as reminders; the chair does not do them."},
  {Rule::cr44, "CR-44", "Even load, movement and posture prevent."},
  {Rule::cr45, "CR-45", "Your complaints are noted before each massage, so that you see what changes."},
}};
// clang-format on

}  // namespace

std::span<const RuleRow> rule_table() { return kTable; }

const RuleRow& row(Rule rule) {
  const auto i = static_cast<std::size_t>(rule);
  return kTable[i < kRules ? i : 0];
}

}  // namespace knead
