// A short classic-like programme for tests of session and care.
#pragma once

#include "control/types/programme.hpp"

namespace knead::test {

inline Phase phase(std::string_view name, PhaseKind kind, Technique technique, double share,
                   double min_minutes, Newton force) {
  Phase p;
  p.name = short_name(name);
  p.kind = kind;
  p.technique = technique;
  p.regions.push(Region::lumbar);
  p.regions.push(Region::thoracic);
  p.share = share;
  p.min_minutes = min_minutes;
  p.force = force;
  p.force_end = force;
  p.travel = MillimetrePerSecond(30.0);
  return p;
}

inline Programme classic() {
  Programme p;
  p.name = short_name("classic");
  p.title = short_name("Classic");
  p.phases.push(phase("warm-up", PhaseKind::warm_up, Technique::stroking, 0.0, 3.0, Newton(10.0)));
  p.phases.push(phase("stroking", PhaseKind::work, Technique::stroking, 0.4, 0.0, Newton(15.0)));
  p.phases.push(phase("kneading", PhaseKind::work, Technique::kneading, 0.6, 0.0, Newton(25.0)));
  p.phases.push(
      phase("cool-down", PhaseKind::cool_down, Technique::stroking, 0.0, 2.0, Newton(10.0)));
  return p;
}

inline ProgrammeList only_classic() {
  ProgrammeList list;
  list.push(classic());
  return list;
}

}  // namespace knead::test
