#include "daemon/evaluate/touch.hpp"

#include <algorithm>

#include "daemon/evaluate/touch_session.hpp"
#include "daemon/simulate/scoring/overshoot_score.hpp"
#include "daemon/simulate/scoring/spine_score.hpp"

namespace knead::evaluate {

namespace {

/// Every watch over one session, each fed with the parts that it is about.
class Watches {
 public:
  explicit Watches(std::size_t jets) : water_(jets) {}

  void add(const TouchMoment& m, TouchBody& body) {
    ceiling_.add(m.seen);
    warmth_.add(m);
    water_.add(m);
    spine_.add(m.seen);
    count_pauses(m, body);
    if (!m.part) return;
    if (*m.part != TouchPart::hard_times) {
      for (const scoring::RollerObservation& roller : m.seen.rollers) {
        body.lowest_share = std::min(body.lowest_share, roller.share);
      }
    }
    switch (*m.part) {
      case TouchPart::hold:
        hold_.add(m);
        overshoot_.add(m.seen);
        break;
      case TouchPart::knead:
        knead_.add(m);
        break;
      case TouchPart::stroke:
        stroke_.add(m);
        break;
      case TouchPart::deep_stroke:
        deep_stroke_.add(m);
        break;
      case TouchPart::lean:
        contact_.add(m);
        break;
      case TouchPart::hard_times:
        body.reached_the_end = true;
        break;
      case TouchPart::learn:
      case TouchPart::jets_low:
      case TouchPart::jets_high:
        break;
    }
  }

  void conclude(TouchBody& body) const {
    body.hold = hold_.found();
    if (const auto overshoot = overshoot_.figures(); overshoot.rises > 0) {
      body.hold_overshoot_pct = overshoot.worst_pct;
    }
    body.knead = knead_.found();
    body.stroke = stroke_.found();
    body.deep_stroke = deep_stroke_.found();
    body.losses = contact_.losses();
    body.water = water_.found();
    body.warmth = warmth_.found();
    body.ceiling = ceiling_.figures();
    body.spine_contacts = spine_.figures().contacts;
  }

 private:
  void count_pauses(const TouchMoment& m, TouchBody& body) {
    const bool paused = m.seen.state == SessionState::paused;
    body.pauses += paused && !paused_ && !m.pause_asked ? 1 : 0;
    paused_ = paused;
  }

  scoring::CeilingScore ceiling_;
  scoring::OvershootScore overshoot_;
  HoldWatch hold_;
  KneadWatch knead_;
  StrokeWatch stroke_;
  StrokeWatch deep_stroke_;
  ContactWatch contact_;
  WaterWatch water_;
  WarmthWatch warmth_;
  scoring::SpineScore spine_;
  bool paused_ = false;
};

TouchBody measure(const sim::Body& person, TouchBody body) {
  TouchSession session(person, body.seed);
  body.condition = person.condition;
  Watches watches(ChairDescription{}.jets.size());
  session.run([&](const TouchMoment& m) { watches.add(m, body); });
  watches.conclude(body);
  body.invariants = session.chair().invariants();
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
