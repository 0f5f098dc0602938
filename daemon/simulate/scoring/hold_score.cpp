#include "daemon/simulate/scoring/hold_score.hpp"

#include <cmath>

namespace knead::scoring {

double HoldScore::SquareSum::rms() const {
  return count == 0 ? 0.0 : std::sqrt(sum / static_cast<double>(count));
}

void HoldScore::add(const Observation& o) {
  const bool parked = carriage_.step(o.at, o.carriage.value()) >= kStillFor;
  for (Side side : kBothSides) {
    const RollerObservation& roller = o.rollers[index(side)];
    const bool constant = setpoint_[index(side)].step(o.at, roller.setpoint.value()) >= kStillFor;
    if (!parked || !constant || roller.setpoint < kHoldMin || roller.force_true <= Newton(0.0)) {
      continue;
    }
    const double error = (roller.force_true - roller.setpoint).value();
    all_.add(error);
    if (!o.person_caused) {
      quiet_.add(error);
    }
  }
}

HoldFigures HoldScore::figures() const {
  return {.rmse_n = quiet_.rms(),
          .rmse_with_person_n = all_.rms(),
          .held_s = static_cast<double>(quiet_.count) * seconds(kCyclePeriod)};
}

}  // namespace knead::scoring
