#include "control/care/session_plan.hpp"

#include <algorithm>
#include <cmath>

#include "control/care/condition_caps.hpp"

namespace knead::care {

namespace {

constexpr double kMillisecondsPerMinute = 60'000.0;

/// Techniques that a phase may use though the set does not name it: none. A warm-up or cool-down of
/// a technique that is not allowed makes the programme impossible, a work phase is left out.
bool allowed(const Phase& phase, const ConditionCaps& caps) {
  return phase.technique == Technique::none || caps.techniques.contains(phase.technique);
}

/// A gentle swing at a place is what palpation does: kneading must be allowed.
bool may_palpate(const Programme& programme, const ConditionCaps& caps, double work_minutes) {
  const double needs = seconds(kPalpationTime) / 60.0;
  return !programme.phases.empty() && programme.phases[0].kind == PhaseKind::warm_up &&
         caps.techniques.contains(Technique::kneading) &&
         needs <= kPalpationShareMost * work_minutes;
}

/// Warmth goes on; nothing sprays while the back is felt.
Phase palpation_after(const Phase& warm_up) {
  Phase phase = warm_up;
  phase.name = short_name("palpation");
  phase.technique = Technique::pressing;
  phase.share = phase.min_minutes = 0.0;
  phase.jet = Kilopascal(0.0);
  return phase;
}

double fixed_minutes(const Phase& phase, double session_minutes) {
  return std::max(phase.min_minutes, phase.share * session_minutes);
}

}  // namespace

PlanResult plan_session(const Programme& programme, Condition condition, double minutes) noexcept {
  const ConditionCaps& caps = caps_for(condition);
  PlanResult result;
  const double asked = minutes > 0.0 ? minutes : programme.default_minutes;
  const double allowed_minutes = seconds(caps.massage_time) / 60.0;
  const double total = std::min(asked, allowed_minutes);
  result.plan.shortened = asked > allowed_minutes;

  double fixed = 0.0;
  double shares = 0.0;
  for (const Phase& phase : programme.phases) {
    const bool work = phase.kind == PhaseKind::work;
    if (!allowed(phase, caps)) {
      if (!work) {
        result.refusal = Refusal::technique_not_allowed;
        return result;
      }
      ++result.plan.left_out;
      continue;
    }
    (work ? shares : fixed) += work ? phase.share : fixed_minutes(phase, total);
  }
  if (!(shares > 0.0)) {
    result.refusal = Refusal::technique_not_allowed;
    return result;
  }
  double work_minutes = total - fixed;
  if (!(work_minutes >= kShortestWorkMinutes)) {
    result.refusal = Refusal::too_short;
    return result;
  }
  bool palpates = may_palpate(programme, caps, work_minutes);
  if (palpates) work_minutes -= seconds(kPalpationTime) / 60.0;

  Duration start{};
  for (const Phase& phase : programme.phases) {
    if (!allowed(phase, caps)) continue;
    if (palpates && phase.kind != PhaseKind::warm_up) {
      palpates = false;
      const PlannedPhase& warm_up = result.plan.phases[result.plan.phases.size() - 1];
      result.plan.phases.push({.phase = palpation_after(warm_up.phase),
                               .start = start,
                               .length = kPalpationTime,
                               .palpation = true});
      start += kPalpationTime;
    }
    const double length = phase.kind == PhaseKind::work ? work_minutes * phase.share / shares
                                                        : fixed_minutes(phase, total);
    const Duration rounded =
        std::chrono::milliseconds(std::llround(length * kMillisecondsPerMinute));
    result.plan.phases.push({.phase = phase, .start = start, .length = rounded});
    start += rounded;
  }
  result.plan.massage_time = start;
  result.plan.rest_time = from_seconds(programme.rest_minutes * 60.0);
  return result;
}

}  // namespace knead::care
