// Line pressure of the hydro jets and their valves. Thread: the cycle. Real-time.
#pragma once

#include <array>

#include "control/types/actuator_frame.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead::motion {

struct JetInput {
  Kilopascal line_measured{};
  Kilopascal asked{};
  Kilopascal ceiling{};
  Hertz pulse{};
  Millimetre carriage{};  ///< jets within the rollers' reach stay shut
  SpineBand spine{};
  double dt_s = 0.001;
};

struct JetOutput {
  Kilopascal line_pressure{};  ///< command to the pump
  Kilopascal setpoint{};       ///< what the loop aims at after limits
  std::array<JetCommand, kMaxJets> jets{};
};

class JetLoop {
 public:
  explicit JetLoop(const ChairDescription& chair);
  void reset() noexcept;
  [[nodiscard]] JetOutput step(const JetInput& input) noexcept;
};

}  // namespace knead::motion
