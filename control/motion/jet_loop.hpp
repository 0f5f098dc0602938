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
  std::array<bool, kMaxJets> left_out{};  ///< jets that stay shut, because it hurts there
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

 private:
  /// May this jet be open now: clear of the spine band and of the rollers, and not left out.
  [[nodiscard]] bool may_open(std::size_t number, const JetInput& input) const noexcept;
  /// Moves every valve one cycle towards open or shut; how far the furthest open one is, 0 to 1.
  [[nodiscard]] double move_valves(const JetInput& input, bool wanted) noexcept;

  FixedVector<JetNozzle, kMaxJets> nozzles_;
  Kilopascal line_pressure_max_;
  std::array<double, kMaxJets> opening_{};
  bool running_ = false;
  double setpoint_kpa_ = 0.0;
  double trim_kpa_ = 0.0;  ///< what the pump needs on top of the set-point
};

}  // namespace knead::motion
