// One millisecond of a session as the scorer sees it: what was true (known only to the simulated
// body) beside what the controller measured, wanted and decided. The truth reaches scores and
// traces and nothing else: no room of control can see this header. Filled once a cycle, read by
// every score.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "control/types/snapshot.hpp"

namespace knead::scoring {

struct RollerObservation {
  Newton force_true{};
  Newton force_measured{};  ///< calibrated, as the controller saw it in this cycle
  Newton setpoint{};        ///< what the loop holds
  Newton asked{};           ///< what the programme asks before limits
  double share = 1.0;       ///< what signs, wishes and sore places left of `asked`
  Newton ceiling{};         ///< in force at this roller; 0 while released
  Millimetre lateral{};     ///< true
  Millimetre depth{};       ///< true
  bool guarding = false;    ///< truth: the muscle under this roller guards
  bool tensing = false;     ///< truth: it has begun to, or has not quite let go
  Reason limited_by = Reason::none;
};

struct Observation {
  TimePoint at{};  ///< virtual time, 0 at the first cycle
  SessionState state = SessionState::idle;
  PhaseKind phase_kind{};
  std::uint8_t phase = 0;
  std::string_view phase_name{};  ///< of the programme's phase; valid during this cycle only
  Technique technique = Technique::none;
  Permission permission = Permission::denied;
  Reason gate_cause = Reason::none;
  DistressLevel distress = DistressLevel::none;
  /// Truth: the person guarded, flinched, coughed or shifted within the last 300 ms. What the force
  /// does then is a figure of its own, because no controller can prevent it, only answer it.
  bool person_caused = false;
  bool stirring = false;  ///< truth: the person coughs or shifts now, which shakes the electrodes
  bool powered = false;   ///< truth: enable is on the actuators
  std::array<RollerObservation, kSides> rollers{};
  Millimetre carriage{};         ///< true
  Millimetre spine_true{};       ///< lateral position of the true spine at the carriage
  Millimetre spine_estimated{};  ///< what the scan believes there
  bool scan_found = false;
  bool spine_contact = false;  ///< truth: a footprint lies on the spinous processes
  std::array<Kilopascal, kMaxJets> nozzle{};
  std::size_t nozzles = 0;
  std::array<Celsius, kHeatZones> surface{};
  std::span<const ReasonEvent> controller_events{};
  std::span<const ReasonEvent> gate_events{};

  [[nodiscard]] bool in_work() const {
    return state == SessionState::massage && phase_kind == PhaseKind::work;
  }
  /// May a roller press now: the gate permits and the session massages.
  [[nodiscard]] bool engaged() const {
    return permission == Permission::permitted && state == SessionState::massage;
  }
  [[nodiscard]] Newton highest_force() const {
    return std::max(rollers[0].force_true, rollers[1].force_true);
  }
  /// What a trace's `phase` column says: the programme's phase while it massages, else the state.
  [[nodiscard]] std::string_view phase_label() const {
    return state == SessionState::massage ? phase_name : name(state);
  }
};

}  // namespace knead::scoring
