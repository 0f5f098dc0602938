// Whether there is water to spray, and whether it is cool enough: keeps the pump from running dry
// and hot water off the skin. The gate trips on water that is too hot by its own reading; this
// waits earlier and goes on by itself. Thread: the cycle. Real-time.
#pragma once

#include "control/types/chair_description.hpp"
#include "control/types/reason.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead::motion {

class JetGuard {
 public:
  // Assumed: a tank's suction draws air below an eighth; the sensor's noise is far below the gap.
  static constexpr Fraction kLevelLow{0.12};
  static constexpr Fraction kLevelEnough{0.2};
  /// Half a kelvin above the warmest set-point (40 degC), one below the gate's trip (41.5 degC).
  static constexpr Celsius kWaterHot{40.5};
  static constexpr Celsius kWaterCool{40.0};
  /// A jet gives about 0.12 L/min per root kPa (assumed, docs/simulator.md): even one at 20 kPa
  /// gives 0.5.
  static constexpr LitrePerMinute kFlowLeast{0.1};
  /// As long as a pump may turn without water and a line takes to fill. Assumed.
  static constexpr double kDryFor_s = 2.0;

  explicit JetGuard(const ChairDescription& chair) : ages_(chair.ages) {}

  /// A person has said go, or a new session begins: the pump may try again.
  void reset() noexcept;
  /// `sprays`: the pump is asked for pressure and a valve is open, or only its pulse shuts it.
  /// Returns why nothing may be sprayed now, or none.
  [[nodiscard]] Reason step(const WaterSensors& water, TimePoint now, bool sprays,
                            double dt_s) noexcept;

 private:
  SensorAges ages_;
  bool low_ = false;
  bool hot_ = false;
  bool dry_ = false;             ///< stays until reset
  double without_flow_s_ = 0.0;  ///< of spraying, since water flowed last
};

}  // namespace knead::motion
