// Holds the water at its set-point by switching the heater. Whatever it cannot see, it does not
// heat. Real-time.
#pragma once

#include "control/types/sample.hpp"
#include "control/types/units.hpp"

namespace knead::board {

class Thermostat {
 public:
  /// On or off now. `age_limit`: of the water's temperature (SensorAges::temperature).
  [[nodiscard]] bool step(TimePoint now, Celsius set_point, const Sample<Celsius>& water,
                          Duration age_limit) noexcept {
    const bool wanted = set_point > Celsius(0.0) && water.fresh(now, age_limit);
    if (!wanted || water.value >= set_point) {
      on_ = false;
    } else if (water.value <= set_point - kBand) {
      on_ = true;
    }
    return on_;
  }

 private:
  /// So that the heater's contacts do not chatter with the sensor's noise. Assumed.
  static constexpr Celsius kBand{0.5};
  bool on_ = false;
};

}  // namespace knead::board
