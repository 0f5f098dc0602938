// Where each analog input has its place in the sensor frame. Real-time.
#pragma once

#include "control/types/sensor_frame.hpp"
#include "hal/linux/linux_description.hpp"

namespace knead::board {

/// From a reading in the unit of IIO or hwmon to the unit of its input, and whether it can be one.
struct AnalogScale {
  AnalogInput input{};
  double gain = 1.0;
  double zero = 0.0;
  double lowest = 0.0;
  double highest = 0.0;
};

[[nodiscard]] inline AnalogScale scale_of(const AnalogWire& wire) {
  return {wire.input, wire.gain, wire.zero, wire.lowest, wire.highest};
}

/// A new sample of this input. A reading beyond the scale's ends is a broken wire: the sample is
/// faulty, as it is when the device said so itself.
void renew(SensorFrame& frame, const AnalogScale& scale, double reading, TimePoint acquired,
           Validity validity) noexcept;

}  // namespace knead::board
