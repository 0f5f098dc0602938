// What a study has its people massaged with, where one kind of work is enough.
#pragma once

#include "control/types/programme.hpp"

namespace knead::evaluate {

/// A list of one programme of one phase, which has all of its time and gives it its name.
[[nodiscard]] inline ProgrammeList only_work(Phase phase, double minutes) {
  phase.kind = PhaseKind::work;
  phase.share = 1.0;
  Programme programme;
  programme.name = programme.title = phase.name;
  programme.default_minutes = minutes;
  programme.phases.push(phase);
  ProgrammeList list;
  list.push(programme);
  return list;
}

/// Kneading of 1.5 Hz for some seconds at each place, as the studies of muscles ask for it.
[[nodiscard]] inline Phase kneading_of(Newton force, Newton swing, double dwell_s) {
  Phase phase;
  phase.name = short_name("kneading");
  phase.technique = Technique::kneading;
  phase.force = phase.force_end = force;
  phase.swing = swing;
  phase.rate = Hertz(1.5);
  phase.dwell_s = dwell_s;
  phase.travel = MillimetrePerSecond(20.0);
  return phase;
}

}  // namespace knead::evaluate
