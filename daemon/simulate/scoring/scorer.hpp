// All scores of one session: each takes every observation, none knows another.
#pragma once

#include "daemon/simulate/scoring/ceiling_score.hpp"
#include "daemon/simulate/scoring/distress_score.hpp"
#include "daemon/simulate/scoring/dose_score.hpp"
#include "daemon/simulate/scoring/hold_score.hpp"
#include "daemon/simulate/scoring/overshoot_score.hpp"
#include "daemon/simulate/scoring/release_score.hpp"
#include "daemon/simulate/scoring/session_log.hpp"
#include "daemon/simulate/scoring/spine_score.hpp"
#include "daemon/simulate/scoring/work_score.hpp"

namespace knead::scoring {

struct Scorer {
  HoldScore hold;
  OvershootScore overshoot;
  WorkScore work;
  CeilingScore ceiling;
  ReleaseScore release;
  DistressScore distress;
  SpineScore spine;
  DoseScore dose;
  SessionLog log;

  void add(const Observation& o) {
    hold.add(o);
    overshoot.add(o);
    work.add(o);
    ceiling.add(o);
    release.add(o);
    distress.add(o);
    spine.add(o);
    dose.add(o);
    log.add(o);
  }
};

}  // namespace knead::scoring
