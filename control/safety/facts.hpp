// What the gate knows in one cycle before it decides anything: the only thing that conditions look
// at. Real-time safe.
#pragma once

#include <array>
#include <optional>

#include "control/safety/envelope_check.hpp"
#include "control/safety/readings.hpp"
#include "control/types/gate_limits.hpp"

namespace knead::safety {

struct RollerFacts {
  Newton ceiling{};  ///< in force now; meaningful while permitted
  Millimetre following_error{};
  bool leading = false;  ///< as far behind its set-point as it may be, and asked for more
  bool force_frozen = false;
};

struct Facts {
  Readings readings;
  const GateLimits& limits;
  const SensorAges& ages;
  std::array<RollerFacts, kSides> rollers{};
  std::array<Kilopascal, kMaxJets> jet_ceilings{};  ///< what each nozzle is judged against
  std::optional<EnvelopeFlaw> envelope_flaw{};
  bool mat_finite = true;
  int cycles_elapsed = 1;
  int io_failures_in_row = 0;
  bool asked = false;  ///< the requested frame asks for enable
  bool frame_finite = true;
  Duration frame_age{};  ///< since the controller computed it; negative = from the future
  bool permitted = false;
  Duration since_grant{};  ///< meaningful while permitted
};

}  // namespace knead::safety
