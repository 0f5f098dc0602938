#include "daemon/kneadctl/programme_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "control/care/condition_caps.hpp"
#include "control/types/reason.hpp"
#include "control/types/rule.hpp"

namespace knead::ctl {

namespace {

std::string sentence(Reason reason, const std::string& how_much, Rule rule) {
  const std::string_view id = row(rule).id;
  return fmt::format("{} ({}{})\n", row(reason).text, how_much,
                     id.empty() ? "" : fmt::format(", {}", id));
}

/// What the strongest phase would press at its peak.
Newton most_asked(const care::SessionPlan& plan) {
  Newton most{};
  for (const care::PlannedPhase& planned : plan.phases) {
    const Phase& phase = planned.phase;
    if (phase.technique == Technique::none) continue;
    most = std::max(most, std::max(phase.force, phase.force_end) + phase.swing);
  }
  return most;
}

}  // namespace

std::string clock_text(Duration duration) {
  const auto s = static_cast<int>(std::lround(seconds(duration)));
  return fmt::format("{}:{:02}", s / 60, s % 60);
}

std::string places_text(const Phase& phase) {
  std::string text;
  const auto add = [&text](std::string_view place) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", place);
  };
  for (const MassagePoint& point : phase.points) add(point.name.data());
  for (const Region region : phase.regions) add(name(region));
  return phase.sides == Sides::both ? text : fmt::format("{} ({})", text, name(phase.sides));
}

std::string told_before(const Timeline& timeline) {
  const care::SessionPlan& plan = timeline.plan.plan;
  std::string text;
  if (plan.shortened) {
    text +=
        sentence(Reason::time_shortened,
                 fmt::format("{} of {:.0f} min", clock_text(plan.massage_time), timeline.minutes),
                 plan.shortened_by);
  }
  if (plan.left_out > 0) {
    text += sentence(Reason::technique_left_out,
                     fmt::format("{} phase{}", plan.left_out, plan.left_out == 1 ? "" : "s"),
                     row(Reason::technique_left_out).rule);
  }
  if (const Newton cap = care::caps_for(timeline.condition).force; most_asked(plan) > cap) {
    text +=
        fmt::format("Whatever is asked below, each roller presses with {:.3g} N at most. ({})\n",
                    cap.value(), row(Rule::cr03).id);
  }
  if (plan.moved_to_linked > Duration::zero()) {
    text += sentence(Reason::time_moved_to_linked,
                     fmt::format("{} min", clock_text(plan.moved_to_linked)),
                     row(Reason::time_moved_to_linked).rule);
  }
  if (plan.instead_of_limbs > Duration::zero()) {
    text += sentence(Reason::limbs_out_of_reach,
                     fmt::format("{} min", clock_text(plan.instead_of_limbs)),
                     row(Reason::limbs_out_of_reach).rule);
  }
  return text;
}

}  // namespace knead::ctl
