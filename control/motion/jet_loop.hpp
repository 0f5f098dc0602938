// Pressure of the line that feeds the jets: the pump's command, coordinated with the valves.
// Thread: the cycle. Real-time.
#pragma once

#include "control/motion/jet_valves.hpp"
#include "control/types/actuator_frame.hpp"
#include "control/types/chair_description.hpp"

namespace knead::motion {

struct JetInput {
  Kilopascal line_measured{};
  bool line_believed = true;  ///< good and fresh; nothing is sprayed on a reading that is not
  Kilopascal asked{};
  Kilopascal ceiling{};
  JetWish jets{};  ///< `wanted` is the loop's own to say
  double dt_s = 0.001;
};

struct JetOutput {
  Kilopascal line_pressure{};  ///< command to the pump
  Kilopascal setpoint{};       ///< what the loop aims at after limits
  std::array<JetCommand, kMaxJets> jets{};
  double furthest = 0.0;  ///< of the valve that is open furthest, without the pulse
};

/// The highest pressure the loop aims at under a ceiling: the gate holds the pump's command to the
/// ceiling, and a pump that feeds jets must be asked for more than it delivers.
[[nodiscard]] Kilopascal working_pressure(Kilopascal ceiling) noexcept;

class JetLoop {
 public:
  explicit JetLoop(const ChairDescription& chair);
  void reset() noexcept;
  [[nodiscard]] JetOutput step(const JetInput& input) noexcept;

 private:
  void aim(double goal_kpa, const JetInput& input) noexcept;
  void trim(double goal_kpa, const JetInput& input) noexcept;

  JetValves valves_;
  Kilopascal line_pressure_max_;
  bool running_ = false;
  double setpoint_kpa_ = 0.0;
  double told_kpa_ = 0.0;  ///< the pump's last word
  double level_s_ = 0.0;   ///< for how long the set-point has stood
  double trim_ = 0.0;      ///< what the pump needs beside the feed-forward, of the set-point
};

}  // namespace knead::motion
