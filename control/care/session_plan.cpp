#include "control/care/session_plan.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "control/care/linked_time.hpp"
#include "control/care/rounds.hpp"

namespace knead::care {

namespace {

constexpr double kMillisecondsPerMinute = 60'000.0;

/// Something of the phase may be done on one side of the region at least.
bool allowed_in(Region region, const Phase& phase, const Envelope& envelope) {
  return std::ranges::any_of(kBothSides, [&](Side side) {
    return may_be_done(phase.technique, envelope.at({region, side}));
  });
}

/// What is left of a phase: only the regions and points in which it is allowed.
Phase within(const Envelope& envelope, const Phase& whole) {
  Phase phase = whole;
  phase.regions.clear();
  phase.points.clear();
  for (const Region region : whole.regions) {
    if (allowed_in(region, whole, envelope)) phase.regions.push(region);
  }
  for (const MassagePoint& point : whole.points) {
    if (allowed_in(point.region, whole, envelope)) phase.points.push(point);
  }
  return phase;
}

/// Without its points a phase would become another: the whole way.
bool nowhere(const Phase& left, const Phase& whole) {
  return (left.regions.empty() && !whole.regions.empty()) ||
         (left.points.empty() && !whole.points.empty());
}

/// What is left of a programme for somebody.
struct Allowed {
  PhaseList phases{};
  std::uint8_t left_out = 0;
  bool begins_and_ends = true;  ///< no warm-up or cool-down is lost (CR-10, CR-18)
};

Allowed within(const Envelope& envelope, const Programme& programme) {
  Allowed allowed;
  for (const Phase& whole : programme.phases) {
    const Phase phase = within(envelope, whole);
    if (!nowhere(phase, whole)) {
      allowed.phases.push(phase);
    } else if (whole.kind == PhaseKind::work) {
      ++allowed.left_out;
    } else {
      allowed.begins_and_ends = false;
    }
  }
  return allowed;
}

/// A gentle swing at a place is what palpation does: kneading must be allowed somewhere.
bool may_palpate(const Programme& programme, const Envelope& envelope, double work_minutes) {
  const double needs = seconds(kPalpationTime) / 60.0;
  const bool somewhere = std::ranges::any_of(envelope.zones, [](const ZoneLimits& zone) {
    return may_be_done(Technique::kneading, zone);
  });
  return !programme.phases.empty() && programme.phases[0].kind == PhaseKind::warm_up &&
         programme.phases[0].technique != Technique::none && somewhere &&
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

Duration duration_of(double minutes) {
  return std::chrono::milliseconds(std::llround(minutes * kMillisecondsPerMinute));
}

double fixed_minutes(const Phase& phase, double session_minutes) {
  return std::max(phase.min_minutes, phase.share * session_minutes);
}

bool is_work(const Phase& phase) { return phase.kind == PhaseKind::work; }

/// Of all phases of a kind: minutes, or shares of work.
double sum(const PhaseList& phases, PhaseKind kind, double session_minutes) {
  double all = 0.0;
  for (const Phase& phase : phases) {
    if (phase.kind != kind) continue;
    all += is_work(phase) ? phase.share : fixed_minutes(phase, session_minutes);
  }
  return all;
}

/// Rounds that the work has time for and the plan has room for.
int rounds_of(const Programme& programme, const PhaseList& phases, double work_minutes) {
  const auto work = static_cast<std::size_t>(std::ranges::count_if(phases, is_work));
  const std::size_t room = (SessionPlan::kMaxPhases - 1 - (phases.size() - work)) / work;
  return std::min(rounds_in(programme, phases, work_minutes), static_cast<int>(room));
}

void append(SessionPlan& plan, PlannedPhase phase) {
  phase.start = plan.massage_time;
  plan.massage_time += phase.length;
  plan.phases.push(phase);
}

/// Every round of the work, where its first phase stands; the first as `turn`.
void append_work(SessionPlan& plan, const PhaseList& phases, int turn, int rounds,
                 double work_minutes) {
  const double shares = sum(phases, PhaseKind::work, 0.0);
  for (int round = 0; round < rounds; ++round) {
    for (const std::size_t i : order_of(phases, turn + round)) {
      if (!is_work(phases[i])) continue;
      append(plan, {.phase = phases[i],
                    .length = duration_of(work_minutes * phases[i].share / shares / rounds),
                    .round = round});
      if (phases[i].instead_of != Limb::none) {
        plan.instead_of_limbs += plan.phases[plan.phases.size() - 1].length;
      }
    }
  }
}

struct Minutes {
  double session = 0.0;
  double work = 0.0;
  bool palpates = false;  ///< before the work
};

void lay_out(const Programme& programme, const Envelope& envelope, const Minutes& minutes,
             PhaseList& phases, SessionPlan& plan) {
  const double shares = sum(phases, PhaseKind::work, 0.0);
  const double moved = move_to_linked(phases, envelope.affected, programme.moves_to_linked);
  plan.moved_to_linked = duration_of(minutes.work * moved / shares);
  bool work_is_to_come = true;
  for (const Phase& phase : phases) {
    if (!is_work(phase)) {
      append(plan, {.phase = phase, .length = duration_of(fixed_minutes(phase, minutes.session))});
    } else if (std::exchange(work_is_to_come, false)) {
      if (minutes.palpates) {
        append(plan,
               {.phase = palpation_after(phases[0]), .length = kPalpationTime, .palpation = true});
      }
      append_work(plan, phases, envelope.session - 1, rounds_of(programme, phases, minutes.work),
                  minutes.work);
    }
  }
}

}  // namespace

bool may_be_done(Technique technique, const ZoneLimits& zone) noexcept {
  // Jets alone are no technique: they have caps of their own.
  return !zone.left_out() && (technique == Technique::none || zone.techniques.contains(technique));
}

PlanResult plan_session(const Programme& programme, const Envelope& envelope,
                        double minutes) noexcept {
  PlanResult result;
  const double asked = minutes > 0.0 ? minutes : programme.default_minutes;
  const double allowed_minutes = seconds(envelope.massage_time) / 60.0;
  const double offered_minutes =
      programme.offered_minutes.empty() ? asked : programme.offered_minutes.back();
  const double total = std::min({asked, allowed_minutes, offered_minutes});
  result.plan.shortened = total < asked;
  if (total < asked && total == allowed_minutes) result.plan.shortened_by = envelope.time_by;

  Allowed allowed = within(envelope, programme);
  result.plan.left_out = allowed.left_out;
  if (!allowed.begins_and_ends || !(sum(allowed.phases, PhaseKind::work, total) > 0.0)) {
    result.refusal = Refusal::technique_not_allowed;
    return result;
  }
  double work_minutes = total - sum(allowed.phases, PhaseKind::warm_up, total) -
                        sum(allowed.phases, PhaseKind::cool_down, total);
  if (!(work_minutes >= kShortestWorkMinutes)) {
    result.refusal = Refusal::too_short;
    return result;
  }
  const bool palpates = may_palpate(programme, envelope, work_minutes);
  if (palpates) work_minutes -= seconds(kPalpationTime) / 60.0;
  lay_out(programme, envelope, {total, work_minutes, palpates}, allowed.phases, result.plan);
  result.plan.rest_time = from_seconds(programme.rest_minutes * 60.0);
  return result;
}

std::optional<double> least_minutes(const Programme& programme, const Envelope& envelope) noexcept {
  const Allowed allowed = within(envelope, programme);
  // A longer session has longer shares of warm-up and cool-down: from below until they agree.
  constexpr double kAgree_min = 1e-6;
  constexpr double kEnough_min = 1e-3;  // beyond them, so that rounding does not refuse it
  constexpr double kNever_min = 1440.0;
  double total = 0.0;
  for (double needed = kShortestWorkMinutes; needed - total > kAgree_min;) {
    if (needed > kNever_min) return std::nullopt;
    total = needed;
    needed = kShortestWorkMinutes;
    for (const Phase& phase : allowed.phases) {
      if (phase.kind != PhaseKind::work) needed += fixed_minutes(phase, total);
    }
  }
  return plan_session(programme, envelope, total + kEnough_min).refusal == Refusal::none
             ? std::optional(total + kEnough_min)
             : std::nullopt;
}

}  // namespace knead::care
