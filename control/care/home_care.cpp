#include "control/care/home_care.hpp"

#include <algorithm>
#include <optional>

namespace knead::care {

namespace {

/// How often each is due. CR-43 says "every second day, alternating with classic, 5 to 6 times" of
/// honey; the other intervals are assumed.
struct RemedyRow {
  Remedy remedy;
  Rule rule;
  std::string_view code;
  int first_day;   ///< after the last massage, or after the course began: alternates with massages
  int every_days;  ///< from then on
  int times;       ///< in a course; 0 = as long as it is remembered
  bool on_skin;    ///< presses, pulls or pricks the skin of the back
  std::string_view text;
};

constexpr int kHoneyTimes = 6;

constexpr std::array<RemedyRow, kRemedies> kTable{{
    {Remedy::exercise, Rule::cr42, "exercise", 1, 2, 0, false,
     "Exercise therapy as you were shown it: slowly, without pain, and not just before a massage."},
    {Remedy::warmth, Rule::cr42, "warmth", 0, 1, 0, false,
     "Warmth on the back for 15 to 20 minutes; after a massage it consolidates the effect."},
    {Remedy::warm_water, Rule::cr42, "warm_water", 1, 7, 0, false,
     "Warm water: a bath, or slow swimming."},
    {Remedy::other_therapy, Rule::cr42, "other_therapy", 1, 7, 0, false,
     "Ask whoever treats you about cold and other physiotherapy that goes with the massages."},
    {Remedy::honey_massage, Rule::cr43, "honey_massage", 1, 2, kHoneyTimes, true,
     "Honey massage of the back by somebody who knows it, between classic massages, 5 to 6 times."},
    {Remedy::needle_applicator, Rule::cr43, "needle_applicator", 0, 1, 0, true,
     "Needle applicator for 7 to 15 minutes, three times a day, while the pain is mild."},
    {Remedy::cupping, Rule::cr43, "cupping", 1, 7, 0, true,
     "Cupping of the thoracic and lumbosacral back, by somebody who knows the placement."},
}};

/// Mild on a scale of 0 to 10. Assumed, after Boonstra 2016 (chronic musculoskeletal pain).
constexpr std::int32_t kMildPain = 3;

constexpr std::array<Tip, 6> kTips{{
    {"load", "Load your back evenly: two light bags rather than a heavy one, and change sides."},
    {"active_life", "Lead an active life: walk every day, and get up from sitting twice an hour."},
    {"bed", "Sleep on a mattress and a pillow that keep your spine straight."},
    {"food", "Eat well, and drink enough water."},
    {"posture", "Sit and stand upright: slouching loads the discs."},
    {"medicine", "Do not treat yourself with medicine: ask a doctor."},
}};

struct Verdict {
  Rule rule = Rule::none;
  std::optional<Question> question{};
};

/// What forbids a massage forbids these too; the course's spacing does not.
Verdict contraindication(const Prescription& today_allows) {
  const auto* const found =
      std::ranges::find_if(today_allows.objections, [](const Objection& objection) {
        return objection.question.has_value() && !objection.unanswered;
      });
  if (found == today_allows.objections.end()) return {};
  return {.rule = found->rule, .question = found->question};
}

/// CR-01: whoever was not asked is not treated.
Verdict open_question(const Answers& answers) {
  const auto open = answers.first_open();
  return open ? Verdict{.rule = Rule::cr01, .question = open} : Verdict{};
}

/// CR-03: from a prolapse on the back is only stroked.
bool only_stroked(const Answers& answers) {
  const auto diagnosis = answers.diagnosis();
  return diagnosis && *diagnosis >= Diagnosis::prolapse;
}

Verdict judge(const RemedyRow& remedy, const Answers& answers, const Prescription& today_allows) {
  if (const Verdict forbidden = contraindication(today_allows); forbidden.rule != Rule::none) {
    return forbidden;
  }
  if (!remedy.on_skin) return {};
  if (const Verdict open = open_question(answers); open.rule != Rule::none) return open;
  if (answers.yes(Question::skin)) return {.rule = Rule::cr02, .question = Question::skin};
  if (only_stroked(answers)) return {.rule = Rule::cr03, .question = Question::diagnosis};
  // CR-04: what pulls, presses or pricks is a power technique, by hand or at home.
  if (today_allows.lumbar_hernia) return {.rule = Rule::cr04, .question = Question::hernia_zones};
  if (remedy.remedy != Remedy::needle_applicator) return {};
  if (answers.number(Question::pain) > kMildPain)
    return {.rule = Rule::cr43, .question = Question::pain};
  return {};
}

/// Due at `first` and every so many days after it: the next of them that is not past.
Day next_due(Day first, int every_days, Day today) {
  if (today <= first) return first;
  const std::chrono::days since = today - first;
  const std::chrono::days step(every_days);
  return first + (since + step - std::chrono::days(1)) / every_days * every_days;
}

bool belongs(const RemedyRow& remedy, const Course& course) {
  if (remedy.rule != Rule::cr43) return true;
  if (course.over()) return false;
  return remedy.remedy != Remedy::honey_massage || course.kind == CourseKind::classic;
}

}  // namespace

Reminders home_care(const Answers& answers, const Prescription& today_allows, const Course& course,
                    Day began, Day today) {
  Reminders reminders;
  for (const RemedyRow& remedy : kTable) {
    if (!belongs(remedy, course)) continue;
    const std::chrono::days first(remedy.first_day);
    const Day next = next_due(course.last.value_or(began) + first, remedy.every_days, today);
    const Day last = began + first + std::chrono::days((remedy.times - 1) * remedy.every_days);
    if (remedy.times > 0 && next > last) continue;
    const Verdict verdict = judge(remedy, answers, today_allows);
    reminders.push({.remedy = remedy.remedy,
                    .rule = remedy.rule,
                    .code = remedy.code,
                    .text = remedy.text,
                    .next = next,
                    .withheld_by = verdict.rule,
                    .question = verdict.question,
                    .ask_doctor = remedy.on_skin && today_allows.hernia});
    // To its place: before what is due later, after what is due on the same day.
    Reminder* const added = reminders.end() - 1;
    Reminder* const place =
        std::ranges::upper_bound(reminders.begin(), added, next, {}, &Reminder::next);
    std::rotate(place, added, reminders.end());
  }
  return reminders;
}

std::span<const Tip> tips() { return kTips; }

Day earliest_day(const Course& course, int number, Day today) {
  const std::chrono::days apart(range_of(course.kind).days_apart);
  const Day next = course.last ? std::max(today, *course.last + apart) : today;
  return next + (number - course.done - 1) * apart;
}

}  // namespace knead::care
