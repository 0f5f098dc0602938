// The whole published state of one cycle, filled in place and handed to other threads through a
// latest-value box. Trivially copyable; everything that a display or a report needs, nothing it
// must compute.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>

#include "control/types/actuator_frame.hpp"
#include "control/types/anatomy.hpp"
#include "control/types/distress_finding.hpp"
#include "control/types/dose.hpp"
#include "control/types/emg_features.hpp"
#include "control/types/envelope.hpp"
#include "control/types/gate_report.hpp"
#include "control/types/mat_health.hpp"
#include "control/types/posture.hpp"
#include "control/types/programme.hpp"
#include "control/types/request.hpp"
#include "control/types/scan_finding.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/stiffness_map.hpp"
#include "control/types/technique.hpp"

namespace knead {

/// idle: no session yet. Entered at boot and when a start is refused by the gate; left by start.
/// self_test: the person said start, the gate checks, then each drive is moved a little off the
/// back.
///   Left to body_scan, or to ended with self_test_failed.
/// body_scan: the mat is read until spine, shoulders and pelvis are believed, or refused.
/// massage: the programme's phases from warm-up to cool-down.
/// paused: released by the person, by pain or by a trip; position in the programme is kept. Left by
///   resume (through the gate's check and a new scan) or stop.
/// rest: rollers off, gentle heat, counted down (CR-20).
/// ended: released, outcome known. Left by the next start.
enum class SessionState : std::uint8_t { idle, self_test, body_scan, massage, paused, rest, ended };

[[nodiscard]] constexpr std::string_view name(SessionState s) {
  switch (s) {
    case SessionState::idle:
      return "idle";
    case SessionState::self_test:
      return "self_test";
    case SessionState::body_scan:
      return "body_scan";
    case SessionState::massage:
      return "massage";
    case SessionState::paused:
      return "paused";
    case SessionState::rest:
      return "rest";
    case SessionState::ended:
      return "ended";
  }
  return "?";
}

enum class Outcome : std::uint8_t {
  none,
  completed,
  stopped_by_person,
  ended_by_pain,
  ended_by_distress,
  ended_by_fault,
  refused
};

[[nodiscard]] constexpr std::string_view name(Outcome o) {
  switch (o) {
    case Outcome::none:
      return "none";
    case Outcome::completed:
      return "completed";
    case Outcome::stopped_by_person:
      return "stopped_by_person";
    case Outcome::ended_by_pain:
      return "ended_by_pain";
    case Outcome::ended_by_distress:
      return "ended_by_distress";
    case Outcome::ended_by_fault:
      return "ended_by_fault";
    case Outcome::refused:
      return "refused";
  }
  return "?";
}

struct RollerView {
  Newton force{};     ///< measured, calibrated
  Newton setpoint{};  ///< what the loop holds now
  Newton asked{};     ///< what the programme asks here, before limits
  Newton ceiling{};   ///< what the gate enforces here now
  Millimetre depth{};
  Millimetre lateral{};
  double share = 1.0;  ///< what signs, wishes and sore places have left of `asked`, 0 to 1
  bool in_contact = false;
  NewtonPerMillimetre stiffness{};  ///< local estimate; 0 = unknown
  Reason limited_by = Reason::none;
  NewtonSecond dose{};  ///< this session
};

struct CycleStats {
  std::uint64_t cycles = 0;
  std::uint64_t late = 0;  ///< periods skipped
  Duration cost_last{};
  Duration cost_max{};
};

inline constexpr std::size_t kRecentReasons = 8;

struct Snapshot {
  TimePoint at{};
  std::uint64_t sequence = 0;
  SessionState state = SessionState::idle;
  Outcome outcome = Outcome::none;
  bool released = true;  ///< nothing presses, sprays or heats, and nothing is asked to
  std::uint8_t programme = 0;
  std::uint8_t phase = 0;  ///< index in the programme; meaningful in massage and paused
  PhaseKind phase_kind{};
  Technique technique = Technique::none;
  ShortName phase_name{};
  Duration phase_elapsed{};
  Duration phase_length{};
  Duration session_elapsed{};  ///< of massage time, pauses excluded
  Duration session_length{};
  Duration rest_left{};
  Condition condition{};
  Newton comfort_ceiling{};
  std::array<RollerView, kSides> rollers{};
  DoseMap dose{};
  Millimetre carriage{};
  ScanFinding scan{};
  Millimetre spine_half_width{};
  StiffnessMap stiffness{};
  PostureFinding posture{};
  MatHealth back_mat_health{};
  std::array<EmgFeatures, kEmgChannels> emg{};
  DistressFinding distress{};
  Kilopascal line_pressure{};
  Kilopascal line_setpoint{};
  std::array<Kilopascal, kMaxJets> nozzle{};
  Celsius water{};
  std::array<Celsius, kHeatZones> surface{};
  std::array<Celsius, kHeatZones> surface_setpoint{};
  Kilopascal mat_peak{};
  PressureMap back_mat{};          ///< calibrated, faulty cells bridged: what control believes
  std::uint32_t mat_sequence = 0;  ///< of the frame in `back_mat`
  Duration mat_age{};              ///< of that frame
  Duration mat_frame_age{};        ///< of the newest frame, believed or not
  Duration force_age{};
  bool seat_occupied = false;
  GateStanding gate{};
  std::array<ReasonEvent, kRecentReasons> recent{};  ///< newest first
  std::array<Newton, kSides> force_nominal{};  ///< before calibration, for `kneadctl calibrate`
  PressureMap back_mat_nominal{};              ///< the same, of the newest frame
  PressureMap seat_mat_nominal{};              ///< the same
  ActuatorFrame actuators{};                   ///< after the gate
  CycleStats cycle{};
};

static_assert(std::is_trivially_copyable_v<Snapshot>);

}  // namespace knead
