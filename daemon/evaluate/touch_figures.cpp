#include "daemon/evaluate/touch_figures.hpp"

#include <algorithm>

#include "control/care/condition_caps.hpp"
#include "daemon/evaluate/percentile.hpp"

namespace knead::evaluate {

namespace {

/// May this person have what the figure is about? The envelope keeps a share of itself free.
bool may_have(const TouchBody& body, Newton force) {
  return care::caps_for(body.condition).force > force;
}

std::optional<double> largest(const std::vector<double>& values) {
  if (values.empty()) return std::nullopt;
  return *std::ranges::max_element(values);
}

void put(std::vector<double>& values, std::optional<double> value) {
  if (value) values.push_back(*value);
}

/// Gathers one kind of work over people.
class TrackingSum {
 public:
  void add(const Tracking& tracking) {
    const auto rmse_n = tracking.error.rmse_n();
    if (!rmse_n) {
      ++without_;
      return;
    }
    rmse_n_.push_back(*rmse_n);
    put(setpoint_n_, tracking.error.setpoint_n());
  }

  void tell(TrackingFigures& f, const Tracking& nominal) const {
    f.people = static_cast<int>(rmse_n_.size());
    f.without = without_;
    f.rmse_n_p50 = percentile(rmse_n_, 0.5);
    f.rmse_n_p95 = percentile(rmse_n_, 0.95);
    f.rmse_n_nominal = nominal.error.rmse_n();
    f.setpoint_n_p50 = percentile(setpoint_n_, 0.5);
  }

 private:
  int without_ = 0;
  std::vector<double> rmse_n_;
  std::vector<double> setpoint_n_;
};

/// Everything of many people that is a list before it is a figure.
struct Lists {
  TrackingSum hold;
  TrackingSum knead;
  TrackingSum stroke;
  TrackingSum deep_stroke;
  std::vector<double> overshoot_pct;
  std::vector<double> force_step_n;
  std::vector<double> steady_error_pct;
  std::vector<double> jet_overshoot_pct;
  std::vector<double> close_ms;
  std::vector<double> surface_degc;
  std::vector<double> heat_error_k;
  std::vector<double> settled_s;
  std::vector<double> tone_n;
  std::vector<double> person_over_n;
  std::vector<double> person_back_ms;
};

void gather(const TouchBody& body, HoldOf hold_of, Lists& lists) {
  if (hold_of == HoldOf::everybody || may_have(body, kHoldForce)) {
    lists.hold.add(body.hold);
    put(lists.overshoot_pct, body.hold_overshoot_pct);
  }
  if (may_have(body, kKneadMiddle + kKneadSwing)) lists.knead.add(body.knead);
  lists.stroke.add(body.stroke);
  lists.deep_stroke.add(body.deep_stroke);
  for (const ContactLoss& loss : body.losses) lists.force_step_n.push_back(loss.force_step_n);
  put(lists.steady_error_pct, body.water.steady_error_pct);
  put(lists.jet_overshoot_pct, body.water.overshoot_pct);
  lists.close_ms.insert(lists.close_ms.end(), body.water.close_ms.begin(),
                        body.water.close_ms.end());
  lists.surface_degc.push_back(body.surface_max_degc);
  if (body.warmth) {
    put(lists.heat_error_k, body.warmth->error_k);
    if (body.warmth->never_warm == 0) lists.settled_s.push_back(body.warmth->slowest_s);
  }
  if (body.hold.windows + body.knead.windows > 0) {
    lists.tone_n.push_back(std::max(body.hold.worst.tone_n, body.knead.worst.tone_n));
  }
  if (body.ceiling.person_excursions > 0) {
    lists.person_over_n.push_back(body.ceiling.person_peak_over_n);
    lists.person_back_ms.push_back(body.ceiling.person_back_ms_max);
  }
}

void count(const TouchBody& body, TouchFigures& f) {
  ++f.people;
  f.not_finished += body.not_finished > 0 ? 1 : 0;
  const bool lowered = body.lowest_share < 1.0;
  f.lowered += lowered ? 1 : 0;
  f.lowered_without_guarding += lowered && !body.guarded ? 1 : 0;
  f.heat.people += body.warmth ? 1 : 0;
  f.heat.never_warm += body.warmth && body.warmth->never_warm > 0 ? 1 : 0;
  f.unstable_bodies += body.unstable() ? 1 : 0;
  f.ceiling_violations += body.ceiling.violations;
  f.person_excursions += body.ceiling.person_excursions;
  f.spine_contacts += body.spine_contacts;
  f.invariants_broken += body.invariant_violations > 0 ? 1 : 0;
}

std::vector<const TouchBody*> all_of(const Touch& touch) {
  std::vector<const TouchBody*> bodies(touch.bodies.size());
  std::ranges::transform(touch.bodies, bodies.begin(), [](const TouchBody& body) { return &body; });
  return bodies;
}

}  // namespace

TouchFigures figures(const std::vector<const TouchBody*>& bodies, const TouchBody& nominal,
                     HoldOf hold_of) {
  TouchFigures f;
  Lists lists;
  for (const TouchBody* body : bodies) {
    count(*body, f);
    gather(*body, hold_of, lists);
  }
  lists.hold.tell(f.hold, nominal.hold);
  f.hold.overshoot_pct_p95 = percentile(lists.overshoot_pct, 0.95);
  f.hold.overshoot_pct_nominal = nominal.hold_overshoot_pct;
  lists.knead.tell(f.knead, nominal.knead);
  lists.stroke.tell(f.stroke, nominal.stroke);
  lists.deep_stroke.tell(f.stroke.deep, nominal.deep_stroke);
  f.stroke.losses = static_cast<int>(lists.force_step_n.size());
  f.stroke.force_step_max_n = largest(lists.force_step_n);
  f.stroke.force_step_n_p95 = percentile(lists.force_step_n, 0.95);
  f.jet.steady_error_pct_p95 = percentile(lists.steady_error_pct, 0.95);
  f.jet.overshoot_pct_p95 = percentile(lists.jet_overshoot_pct, 0.95);
  f.jet.closings = static_cast<int>(lists.close_ms.size());
  f.jet.close_ms_p95 = percentile(lists.close_ms, 0.95);
  f.jet.close_ms_max = largest(lists.close_ms);
  f.heat.surface_max_degc = largest(lists.surface_degc);
  f.heat.error_degc_p95 = percentile(lists.heat_error_k, 0.95);
  f.heat.settled_s_p95 = percentile(lists.settled_s, 0.95);
  f.tone_n_max = largest(lists.tone_n);
  f.person_peak_over_n_max = largest(lists.person_over_n);
  f.person_back_ms_max = largest(lists.person_back_ms);
  return f;
}

TouchFigures figures(const Touch& touch) {
  return figures(all_of(touch), touch.nominal, HoldOf::whoever_may_have_30_n);
}

std::vector<PopulationFigures> by_population(const Touch& touch) {
  std::vector<PopulationFigures> all;
  for (const sim::Population population : sim::kAllPopulations) {
    std::vector<const TouchBody*> bodies = all_of(touch);
    std::erase_if(bodies, [&](const TouchBody* body) { return body->population != population; });
    if (bodies.empty()) continue;
    all.push_back({population, figures(bodies, touch.nominal, HoldOf::everybody)});
  }
  return all;
}

}  // namespace knead::evaluate
