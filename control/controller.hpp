// The mind in one call: everything is passed in, time too. It composes senses, session, care and
// motion; it computes nothing itself. Thread: the cycle. Real-time: no allocation, no exception, no
// clock, no log.
#pragma once

#include <memory>
#include <span>

#include "control/types/actuator_frame.hpp"
#include "control/types/calibration.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/control_config.hpp"
#include "control/types/envelope.hpp"
#include "control/types/gate_report.hpp"
#include "control/types/programme.hpp"
#include "control/types/request.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/snapshot.hpp"

namespace knead {

struct StepInput {
  TimePoint now{};
  int cycles_elapsed = 1;               ///< 1 when on time; more when periods were skipped
  std::span<const Request> requests{};  ///< at most kMaxRequestsPerCycle
  const SensorFrame& sensors;
  const GateReport& gate;  ///< what the gate did in the previous cycle
};

struct StepOutput {
  ActuatorFrame actuators{};
  Envelope envelope{};
  EventList events{};
  AnswerList answers{};
  Snapshot snapshot{};  ///< all but `gate`, `actuators` and `cycle`, which the cycle fills after
                        ///< the gate
};

class Controller {
 public:
  /// Allocates; call at start-up.
  Controller(const ChairDescription& chair, const Calibration& calibration,
             const ControlConfig& config, const ProgrammeList& programmes);
  ~Controller();

  void step(const StepInput& input, StepOutput& output) noexcept;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace knead
