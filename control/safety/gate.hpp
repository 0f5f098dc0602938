// The last thing before the hardware. Knows limits, the envelope of this person and the raw
// sensors, and nothing of control. It can lower or stop and never raise; it starts denied; its
// permission is a lease. Live in every session state. Thread: the cycle. Real-time: no allocation,
// no exception, no clock.
#pragma once

#include <array>

#include "control/types/actuator_frame.hpp"
#include "control/types/calibration.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/envelope.hpp"
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
};

}  // namespace knead::safety
