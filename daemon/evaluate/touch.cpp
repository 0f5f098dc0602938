#include "daemon/evaluate/touch.hpp"

#include <algorithm>

#include "daemon/evaluate/touch_session.hpp"
#include "daemon/simulate/scoring/overshoot_score.hpp"
#include "daemon/simulate/scoring/spine_score.hpp"

namespace knead::evaluate {

namespace {

void merge(scoring::CeilingFigures& all, const scoring::CeilingFigures& more) {
  all.max_n = std::max(all.max_n, more.max_n);
  all.ceiling_max_n = std::max(all.ceiling_max_n, more.ceiling_max_n);
  all.violations += more.violations;
  all.controller_over_n = std::max(all.controller_over_n, more.controller_over_n);
  all.person_excursions += more.person_excursions;
  all.person_peak_over_n = std::max(all.person_peak_over_n, more.person_peak_over_n);
  all.person_back_ms_max = std::max(all.person_back_ms_max, more.person_back_ms_max);
}

/// What is watched in every session, whatever it is there for.
class SafetyWatch {
 public:
  void add(const TouchMoment& m, TouchBody& body) {
    ceiling_.add(m.seen);
    spine_.add(m.seen);
    for (const Celsius surface : m.seen.surface) {
      body.surface_max_degc = std::max(body.surface_max_degc, surface.value());
    }
  }

  void conclude(const TouchSession& session, TouchBody& body) const {
    merge(body.ceiling, ceiling_.figures());
    body.spine_contacts += spine_.figures().contacts;
    body.invariant_violations += session.chair().invariants().violations;
    body.not_finished += session.went_through() ? 0 : 1;
  }

 private:
  scoring::CeilingScore ceiling_;
  scoring::SpineScore spine_;
};

void sit_still(const sim::Body& person, TouchScript script, TouchBody& body) {
  TouchSession session(person, body.seed, script);
  SafetyWatch safety;
  scoring::OvershootScore overshoot(HoldWatch::kLeast);
  HoldWatch hold;
  KneadWatch knead;
  StrokeWatch stroke;
  StrokeWatch deep_stroke;
  WaterWatch water(ChairDescription{}.jets.size());
  WarmthWatch warmth;
  session.run([&](const TouchMoment& m) {
    safety.add(m, body);
    water.add(m);
    warmth.add(m);
    if (m.part == TouchPart::hold) {
      hold.add(m);
      overshoot.add(m.seen);
    } else if (m.part == TouchPart::knead) {
      knead.add(m);
    } else if (m.part == TouchPart::stroke) {
      stroke.add(m);
    } else if (m.part == TouchPart::deep_stroke) {
      deep_stroke.add(m);
    }
    if (!m.part) return;
    for (const scoring::RollerObservation& roller : m.seen.rollers) {
      body.lowest_share = std::min(body.lowest_share, roller.share);
      body.guarded = body.guarded || roller.tensing;
    }
  });
  safety.conclude(session, body);
  if (const auto figures = overshoot.figures(); figures.rises > 0) {
    body.hold_overshoot_pct = figures.worst_pct;
  }
  body.hold = hold.found();
  body.knead = knead.found();
  body.stroke = stroke.found();
  body.deep_stroke = deep_stroke.found();
  body.water = water.found();
  if (script == TouchScript::quiet_and_warm) body.warmth = warmth.found();
}

void move(const sim::Body& person, TouchBody& body) {
  TouchSession session(person, body.seed, TouchScript::moved);
  SafetyWatch safety;
  ContactWatch contact;
  WaterWatch water(ChairDescription{}.jets.size());
  session.run([&](const TouchMoment& m) {
    safety.add(m, body);
    water.add(m);
    if (m.part == TouchPart::leans) contact.add(m);
  });
  safety.conclude(session, body);
  body.losses = contact.losses();
  // Of the pause: what the person asks to be shut at once.
  const std::vector<double>& closed = water.found().close_ms;
  body.water.close_ms.insert(body.water.close_ms.end(), closed.begin(), closed.end());
}

TouchBody measure(const sim::Body& person, TouchBody body) {
  body.condition = person.condition;
  const bool warms = body.seed % kWarmEvery == 0;
  sit_still(person, warms ? TouchScript::quiet_and_warm : TouchScript::quiet, body);
  move(person, body);
  return body;
}

}  // namespace

sim::Population population_of(std::uint64_t seed, std::optional<sim::Population> named) {
  return named.value_or(kTouchPopulations[seed % kTouchPopulations.size()]);
}

TouchBody measure_touch(std::uint64_t seed, sim::Population population) {
  return measure(touch_person(seed, population), {.seed = seed, .population = population});
}

TouchBody measure_nominal_touch(std::uint64_t seed) {
  return measure(sim::nominal_body(), {.seed = seed});
}

}  // namespace knead::evaluate
