// The valves' pulses: open for the first half of each, shut for the second. One phase a jet, so
// that a rate that changes in the middle of a pulse does not jump. Real-time.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "control/types/actuator_frame.hpp"
#include "control/types/time.hpp"

namespace knead::board {

class JetPulses {
 public:
  /// How far this jet's valve is to be open now. Called once a cycle for each.
  [[nodiscard]] double opening(std::size_t jet, const JetCommand& command,
                               Duration since_last) noexcept {
    const double rate_hz = std::clamp(command.pulse_rate.value(), 0.0, kFastest_hz);
    const double open = std::clamp(command.valve.value(), 0.0, 1.0);
    if (rate_hz <= 0.0) {
      phases_[jet] = 0.0;
      return open;
    }
    phases_[jet] = std::fmod(phases_[jet] + rate_hz * seconds(since_last), 1.0);
    return phases_[jet] < 0.5 ? open : 0.0;
  }

 private:
  /// Half the cycle's grid could still show 500 Hz; a valve of 80 ms follows none of it. Assumed.
  static constexpr double kFastest_hz = 50.0;
  std::array<double, kMaxJets> phases_{};
};

}  // namespace knead::board
