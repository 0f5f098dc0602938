#include "daemon/kneadctl/plan_text.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "daemon/kneadctl/history_file.hpp"
#include "daemon/kneadctl/prescription_text.hpp"

namespace knead::ctl {

namespace {

namespace json = boost::json;

/// What massage `number` of the course will be like, whenever it comes (CR-12, CR-19).
care::CourseToday as_if_at(const Plan& plan, int number) {
  return care::course_today(
      {.kind = plan.course.kind, .planned = plan.course.planned, .done = number - 1}, plan.day);
}

std::string growth(const care::CourseToday& then) {
  if (!then.massage_time) return "at the full length and force that you may have";
  return fmt::format("{:.0f} min at most, {:.0f} % of the force (CR-12, CR-19)",
                     seconds(*then.massage_time) / 60.0, 100.0 * then.force_share);
}

std::string state_text(const Plan& plan) {
  if (!plan.kept) return "no course yet; the first massage begins one (CR-40)\n";
  const history::KeptCourse& kept = *plan.kept;
  const std::string after = plan.course.over() ? "" : "; the next massage begins a new one (CR-40)";
  return fmt::format("{} course since {}: {} of {} massages done{}\n", care::name(kept.course.kind),
                     text(kept.began), kept.course.done, kept.course.planned,
                     kept.course.given_up
                         ? fmt::format(", given up on {}{}", text(*kept.course.given_up), after)
                     : kept.course.over() ? ", it is over" + after
                                          : "");
}

/// From the next massage to the last that differs from the one before it, and the last of all.
std::string dates_text(const Plan& plan) {
  if (plan.course.over()) {
    return fmt::format("  the next course may begin on {} (CR-40)\n",
                       text(care::next_course_from(plan.course)));
  }
  std::string lines;
  for (int number = plan.course.done + 1; number <= plan.course.planned; ++number) {
    const care::CourseToday then = as_if_at(plan, number);
    const bool first = number == plan.course.done + 1;
    const bool last = number == plan.course.planned;
    if (!first && !last && !then.massage_time) continue;
    const care::Day day = care::earliest_day(plan.course, number, plan.day);
    lines += fmt::format("  massage {:>2}  {:<16}  {}\n", number,
                         first && day == plan.day ? "today" : fmt::format("from {}", text(day)),
                         growth(then));
    if (last) {
      lines += fmt::format("  then a break of {} days (CR-40)\n", care::kBreakDays);
    }
  }
  return lines;
}

std::string reminders_text(const care::Reminders& reminders, care::Day today) {
  std::string due;
  std::string withheld;
  for (const care::Reminder& reminder : reminders) {
    const std::string_view id = row(reminder.rule).id;
    if (reminder.withheld_by == Rule::none) {
      due +=
          fmt::format("  {:<10}  {} {}{}\n", reminder.next == today ? "today" : text(reminder.next),
                      id, reminder.ask_doctor ? "Ask your doctor first. " : "", reminder.text);
    } else {
      withheld += fmt::format("  {} {} ({}: {})\n", id, reminder.text, row(reminder.withheld_by).id,
                              reminder.question ? row(*reminder.question).text : "");
    }
  }
  if (!due.empty()) due.insert(0, "Along with it, next on\n");
  if (!withheld.empty()) withheld.insert(0, "Not as things stand\n");
  return due + withheld;
}

json::object course_json(const history::KeptCourse& kept) {
  json::object course{{"id", kept.id},
                      {"kind", care::name(kept.course.kind)},
                      {"sessions", kept.course.planned},
                      {"done", kept.course.done},
                      {"began_day", text(kept.began)},
                      {"over", kept.course.over()}};
  if (kept.course.last) course["last_day"] = text(*kept.course.last);
  if (kept.course.given_up) course["given_up_day"] = text(*kept.course.given_up);
  return course;
}

json::array sessions_json(const Plan& plan) {
  json::array sessions;
  for (int number = plan.course.done + 1; number <= plan.course.planned; ++number) {
    const care::CourseToday then = as_if_at(plan, number);
    json::object one{{"number", number},
                     {"from_day", text(care::earliest_day(plan.course, number, plan.day))},
                     {"force_share", then.force_share}};
    if (then.massage_time) one["massage_minutes"] = seconds(*then.massage_time) / 60.0;
    sessions.push_back(std::move(one));
  }
  return sessions;
}

json::object reminder_json(const care::Reminder& reminder) {
  json::object one{{"code", reminder.code},
                   {"rule", row(reminder.rule).id},
                   {"text", reminder.text},
                   {"next_day", text(reminder.next)},
                   {"withheld_by", row(reminder.withheld_by).id},
                   {"ask_doctor", reminder.ask_doctor}};
  if (reminder.question) one["question"] = row(*reminder.question).code;
  return one;
}

}  // namespace

Plan make_plan(const std::optional<history::KeptCourse>& newest,
               const std::optional<history::Intake>& intake, const history::Now& now) {
  const care::Day today = now.today;
  const care::Answers answers = intake ? intake->answers : care::Answers{};
  const care::Course course = history::course_of(newest, today);
  return {.kept = newest,
          .course = course,
          .today = care::course_today(course, today),
          .reminders =
              care::home_care(answers, care::prescribe(answers, course, care::kCompiledCaps, today),
                              course, newest ? newest->began : today, today),
          .day = today,
          .asked_today = intake && intake->of_today(now)};
}

std::string plan_text(const Plan& plan, const std::string& person) {
  std::string lines;
  if (!plan.asked_today) {
    lines += fmt::format("first answer the questions of today: `kneadctl intake \"{}\"` (CR-01)\n",
                         person);
  }
  lines += state_text(plan) + dates_text(plan) + reminders_text(plan.reminders, plan.day);
  lines += "Every day\n";
  for (const care::Tip& tip : care::tips()) lines += fmt::format("  CR-44 {}\n", tip.text);
  return lines + fmt::format("{}\n", kNotADevice);
}

json::object plan_json(const Plan& plan) {
  json::object whole;
  if (plan.kept) whole["course"] = course_json(*plan.kept);
  whole["intake_today"] = plan.asked_today;
  whole["refused_by"] = row(plan.today.refused_by).id;
  if (plan.today.possible_from) whole["possible_from_day"] = text(*plan.today.possible_from);
  if (!plan.course.over()) whole["sessions"] = sessions_json(plan);
  json::array reminders;
  for (const care::Reminder& one : plan.reminders) reminders.push_back(reminder_json(one));
  whole["reminders"] = std::move(reminders);
  json::array tips;
  for (const care::Tip& tip : care::tips()) tips.emplace_back(tip.text);
  whole["tips"] = std::move(tips);
  whole["notice"] = kNotADevice;
  return whole;
}

}  // namespace knead::ctl
