// Everything that is told about a simulated session. Truth and decisions together: for reports
// only.
#pragma once

#include <cstdint>
#include <string>

#include "daemon/simulate/emg_tally.hpp"
#include "daemon/simulate/scoring/scorer.hpp"
#include "daemon/simulate/session_setup.hpp"
#include "hal/bridge/plant_facts.hpp"
#include "hal/sim/invariants.hpp"

namespace knead::simulate {

struct SessionReport {
  double minutes_allowed = 0.0;  ///< of massage, as care planned it; 0 if it never began
  double duration_s = 0.0;       ///< virtual, from sitting down to one second after the end
  double wall_s = 0.0;
  std::uint64_t cycles = 0;
  Outcome outcome = Outcome::none;
  Refusal refusal = Refusal::none;  ///< of the start
  scoring::Scorer scores;
  EmgTally emg;
  sim::Invariants invariants;  ///< of the simulated chair
  std::string plant;           ///< the external plant's name; empty: the simulated person
  bridge::TruthParts known{};  ///< what the scores could know; of the simulated person all

  [[nodiscard]] double realtime_factor() const { return wall_s > 0.0 ? duration_s / wall_s : 0.0; }
};

}  // namespace knead::simulate
