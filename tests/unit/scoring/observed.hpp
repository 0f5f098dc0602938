// Builds observations for the scorers' tests: a quiet session at work, one millisecond after
// another.
#pragma once

#include <functional>

#include "daemon/simulate/scoring/observation.hpp"

namespace knead::scoring {

inline Observation at_work() {
  Observation o;
  o.state = SessionState::massage;
  o.phase_kind = PhaseKind::work;
  o.phase_name = "kneading";
  o.technique = Technique::kneading;
  o.permission = Permission::permitted;
  o.powered = true;
  o.carriage = Millimetre(300.0);
  for (RollerObservation& roller : o.rollers) {
    roller.ceiling = Newton(40.0);
    roller.setpoint = Newton(20.0);
    roller.asked = Newton(20.0);
    roller.force_true = Newton(20.0);
  }
  return o;
}

/// Virtual time that runs on over several calls.
struct Clock {
  std::int64_t ms = 0;
};

/// Plays `length_ms` observations into `score`; `shape` may change each, given the time in ms since
/// the call.
template <class Score>
void play(Score& score, Clock& clock, int length_ms,
          const std::function<void(Observation&, int)>& shape = {}) {
  for (int i = 0; i < length_ms; ++i) {
    Observation o = at_work();
    o.at = TimePoint(std::chrono::milliseconds(clock.ms++));
    if (shape) shape(o, i);
    score.add(o);
  }
}

}  // namespace knead::scoring
