// The last thing before the hardware. Knows limits, the envelope of this person and the raw
// sensors, and nothing of control. It can lower or stop and never raise; it starts denied; its
// permission is a lease. Live in every session state. Thread: the cycle. Real-time: no allocation,
// no exception, no clock.
//
// How a frame passes: the sensors are judged (readings), everything known is gathered (facts), the
// conditions are watched (conditions, readiness), the permit decides (permit), and only then do the
// limits lower what was asked (roller, travel, jet, heat). Without a permit nothing of the frame
// passes but the colour of its light.
#pragma once

#include <array>

#include "control/safety/ceiling_ramp.hpp"
#include "control/safety/conditions.hpp"
#include "control/safety/contact_pressure.hpp"
#include "control/safety/drive_follower.hpp"
#include "control/safety/frozen_force.hpp"
#include "control/safety/heat_limits.hpp"
#include "control/safety/jet_limits.hpp"
#include "control/safety/limit_log.hpp"
#include "control/safety/permit.hpp"
#include "control/safety/roller_limits.hpp"
#include "control/safety/travel_limits.hpp"
#include "control/types/actuator_frame.hpp"
#include "control/types/calibration.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/envelope.hpp"
#include "control/types/envelope_watch.hpp"
#include "control/types/gate_limits.hpp"
#include "control/types/gate_report.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead::safety {

struct GateInput {
  TimePoint now{};
  int cycles_elapsed = 1;  ///< 1 when on time; more when periods were skipped
  const SensorFrame& sensors;
  const Envelope& envelope;
  const ActuatorFrame& requested;
  /// A person said start or resume in this cycle. Comes from the requests themselves, not from
  /// control.
  bool person_go = false;
  bool chair_io_ok = true;  ///< the last read and write succeeded
};

class Gate {
 public:
  /// `configured` is combined with kCompiledCeilings: the lower of each wins.
  Gate(const ChairDescription& chair, const Calibration& calibration, const GateLimits& configured);

  /// Writes the frame that may go to the hardware, and what was done to it and why. `allowed` is
  /// the released posture unless permitted.
  void pass(const GateInput& input, ActuatorFrame& allowed, GateReport& report) noexcept;

 private:
  /// The parts that each roller has of its own.
  struct Roller {
    Roller(Side side, const ChairDescription& chair, const GateLimits& limits);

    RollerLimits depth;
    ArmLimits arm;
    CeilingRamp ramp{};
    DriveFollower follower{};
    FrozenForce frozen{};
    Millimetre last_lateral{};  ///< last believed measurement
  };

  [[nodiscard]] Facts gather(const GateInput& input) noexcept;
  void gather_roller(Side side, Facts& facts) noexcept;
  /// If the envelope says anything new: is it a right one, and what does it mean for what never
  /// moves or changes?
  void take(const Envelope& envelope) noexcept;
  /// Ceilings follow the envelope; meaningful only for one without a flaw.
  void follow(const Envelope& envelope, Facts& facts) noexcept;
  /// The lower of what the envelope allows there and what its contact pressure does.
  [[nodiscard]] Newton ceiling_target(const Envelope& envelope, Side side,
                                      Millimetre along) noexcept;
  void restart(const Facts& facts, const Envelope& envelope) noexcept;
  void hold_to_measured(const Facts& facts) noexcept;
  void limit(const GateInput& input, const Facts& facts, ActuatorFrame& allowed) noexcept;
  void limit_roller(Side side, const Envelope& envelope, const Facts& facts,
                    ActuatorFrame& allowed) noexcept;
  [[nodiscard]] ActuatorFrame released(const GateInput& input) const noexcept;
  void fill(GateReport& report) const noexcept;

  ChairDescription chair_;
  Calibration calibration_;
  GateLimits limits_;
  Millimetre footprint_radius_;
  Permit permit_{};
  Conditions conditions_{};
  LimitLog log_{};
  CarriageLimits carriage_;
  std::array<Roller, kSides> rollers_;
  JetLimits jets_;
  HeatLimits heat_;
  EnvelopeWatch envelope_{};
  std::optional<EnvelopeFlaw> envelope_flaw_{};
  std::array<ContactPressureCap, kZones> pressure_caps_{};
  std::array<Newton, kZones> force_by_pressure_{};  ///< by zone
  Millimetre last_carriage_{};                      ///< last believed measurement
  int io_failures_in_row_ = 0;
};

}  // namespace knead::safety
