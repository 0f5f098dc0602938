#include "daemon/kneadctl/programme_timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "control/care/method.hpp"
#include "daemon/kneadctl/programme_words.hpp"
#include "daemon/simulate/json_text.hpp"

namespace knead::ctl {

namespace {

constexpr std::size_t kBarColumns = 40;

/// Where a phase lies in the session, drawn.
std::string bar(const care::PlannedPhase& planned, Duration whole) {
  const auto at = [&](Duration t) {
    return std::min(kBarColumns, static_cast<std::size_t>(
                                     std::lround(seconds(t) / seconds(whole) * kBarColumns)));
  };
  const std::size_t from = std::min(at(planned.start), kBarColumns - 1);
  const std::size_t to = std::max(from + 1, at(planned.start + planned.length));
  return std::string(from, ' ') + std::string(to - from, '=') + std::string(kBarColumns - to, ' ');
}

/// Water alone has none.
std::string_view technique_text(const Phase& phase) {
  return phase.technique == Technique::none ? std::string_view() : name(phase.technique);
}

std::string force_text(const Phase& phase) {
  if (phase.technique == Technique::none) return "";
  const double first = phase.force_at(0.0).value();
  const double last = phase.force_at(1.0).value();
  std::string text =
      first == last ? fmt::format("{:.3g} N", first) : fmt::format("{:.3g}-{:.3g} N", first, last);
  if (phase.swing.value() > 0.0) text += fmt::format(" +-{:.3g}", phase.swing.value());
  return text;
}

std::string jet_text(const Phase& phase) {
  if (phase.jet.value() <= 0.0) return "";
  return fmt::format("{} {:.3g} kPa", name(phase.jet_mode), phase.jet.value());
}

std::string offered_text(const Programme& programme) {
  std::string text;
  for (const double minutes : programme.offered_minutes) {
    text += fmt::format("{}{:.3g}", text.empty() ? "" : ", ", minutes);
  }
  return text;
}

}  // namespace

std::string timeline_text(const Timeline& timeline) {
  const Programme& programme = timeline.programme;
  const care::MethodRow& method = care::row(programme.method);
  const care::CourseRange course = care::range_of(method.course);
  const care::SessionPlan& plan = timeline.plan.plan;
  std::string text =
      fmt::format("{}: {}{}\n", view(programme.name), view(programme.title),
                  method.rule == Rule::none ? "" : fmt::format(" ({})", row(method.rule).id));
  text += fmt::format("offered: {} min, then {:.3g} min of rest; a course has {} to {} sessions\n",
                      offered_text(programme), programme.rest_minutes, course.least, course.most);
  text += fmt::format("below: for {}, {} min\n", name(timeline.condition),
                      clock_text(plan.massage_time));
  text += told_before(timeline) + "\n";
  for (const care::PlannedPhase& planned : plan.phases) {
    const Phase& phase = planned.phase;
    text += fmt::format("{:>5} |{}| {:<24} {:<10} {:<16} {:<17} {}\n", clock_text(planned.start),
                        bar(planned, plan.massage_time), view(phase.name), technique_text(phase),
                        force_text(phase), jet_text(phase), places_text(phase));
  }
  text += fmt::format("{:>5}  rest\n\nbefore:\n", clock_text(plan.massage_time));
  for (const care::Question question : method.checklist) {
    text += fmt::format("  {}\n", care::row(question).text);
  }
  return text;
}

boost::json::object timeline_json(const Timeline& timeline) {
  const Programme& programme = timeline.programme;
  const care::MethodRow& method = care::row(programme.method);
  const care::SessionPlan& plan = timeline.plan.plan;
  boost::json::array phases;
  for (const care::PlannedPhase& planned : plan.phases) {
    const Phase& phase = planned.phase;
    phases.push_back(
        boost::json::object{{"name", view(phase.name)},
                            {"kind", name(phase.kind)},
                            {"technique", name(phase.technique)},
                            {"places", places_text(phase)},
                            {"start_s", simulate::rounded(seconds(planned.start))},
                            {"length_s", simulate::rounded(seconds(planned.length))},
                            {"round", planned.round},
                            {"palpation", planned.palpation},
                            {"force_n", simulate::rounded(phase.force_at(0.0).value())},
                            {"force_end_n", simulate::rounded(phase.force_at(1.0).value())},
                            {"swing_n", simulate::rounded(phase.swing.value())},
                            {"jet_kpa", simulate::rounded(phase.jet.value())},
                            {"heat", phase.heat.value()}});
  }
  boost::json::array offered;
  for (const double minutes : programme.offered_minutes) offered.push_back(minutes);
  boost::json::array checklist;
  for (const care::Question question : method.checklist) {
    checklist.push_back(boost::json::string(care::row(question).code));
  }
  return {{"name", view(programme.name)},
          {"title", view(programme.title)},
          {"method", name(programme.method)},
          {"rule", row(method.rule).id},
          {"course", care::name(method.course)},
          {"condition", name(timeline.condition)},
          {"offered_minutes", std::move(offered)},
          {"rest_minutes", programme.rest_minutes},
          {"massage_s", simulate::rounded(seconds(plan.massage_time))},
          {"shortened", plan.shortened},
          {"left_out", plan.left_out},
          {"moved_to_linked_s", simulate::rounded(seconds(plan.moved_to_linked))},
          {"instead_of_limbs_s", simulate::rounded(seconds(plan.instead_of_limbs))},
          {"checklist", std::move(checklist)},
          {"phases", std::move(phases)}};
}

}  // namespace knead::ctl
