#include "daemon/evaluate/touch_example.hpp"

namespace knead::evaluate {

namespace {

TouchSample sample(const TouchMoment& m) {
  TouchSample s{.at_s = seconds(m.seen.at.time_since_epoch()),
                .part = m.part,
                .line_kpa = m.truth.line_pressure.value(),
                .line_setpoint_kpa = m.snapshot.line_setpoint.value(),
                .surface_degc = m.seen.surface[0].value(),
                .surface_setpoint_degc = m.snapshot.surface_setpoint[0].value()};
  for (Side side : kBothSides) {
    const scoring::RollerObservation& roller = m.seen.rollers[index(side)];
    s.force_n[index(side)] = roller.force_true.value();
    s.setpoint_n[index(side)] = roller.setpoint.value();
    s.ceiling_n[index(side)] = roller.ceiling.value();
  }
  return s;
}

}  // namespace

TouchExample touch_example(std::uint64_t seed, sim::Population population) {
  TouchExample example{.seed = seed, .population = population};
  const sim::Body person = touch_person(seed, population);
  for (const TouchScript script : {TouchScript::quiet_and_warm, TouchScript::moved}) {
    TouchSession session(person, seed, script);
    session.run([&](const TouchMoment& m) {
      if (m.seen.at.time_since_epoch() % kSampledEvery == Duration::zero()) {
        example.samples.push_back(sample(m));
      }
    });
  }
  return example;
}

}  // namespace knead::evaluate
