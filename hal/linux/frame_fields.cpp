#include "hal/linux/frame_fields.hpp"

#include <cmath>

namespace knead::board {

namespace {

struct News {
  double value;
  TimePoint acquired;
  Validity validity;
};

template <class Tag>
void put(Sample<Quantity<Tag>>& sample, const News& news) noexcept {
  sample = {Quantity<Tag>(news.value), news.acquired, news.validity, sample.sequence + 1};
}

std::size_t distance(AnalogInput from, AnalogInput to) {
  return static_cast<std::size_t>(to) - static_cast<std::size_t>(from);
}

RollerSensors& left(SensorFrame& frame) { return frame.rollers[index(Side::left)]; }
RollerSensors& right(SensorFrame& frame) { return frame.rollers[index(Side::right)]; }

void put(SensorFrame& frame, AnalogInput input, const News& news) noexcept {
  switch (input) {
    case AnalogInput::force_left:
      return put(left(frame).force, news);
    case AnalogInput::force_right:
      return put(right(frame).force, news);
    case AnalogInput::depth_left:
      return put(left(frame).depth, news);
    case AnalogInput::depth_right:
      return put(right(frame).depth, news);
    case AnalogInput::lateral_left:
      return put(left(frame).lateral, news);
    case AnalogInput::lateral_right:
      return put(right(frame).lateral, news);
    case AnalogInput::current_left:
      return put(left(frame).motor_current, news);
    case AnalogInput::current_right:
      return put(right(frame).motor_current, news);
    case AnalogInput::carriage:
      return put(frame.carriage, news);
    case AnalogInput::line_pressure:
      return put(frame.water.line_pressure, news);
    case AnalogInput::nozzle_1:
    case AnalogInput::nozzle_2:
    case AnalogInput::nozzle_3:
    case AnalogInput::nozzle_4:
    case AnalogInput::nozzle_5:
    case AnalogInput::nozzle_6:
    case AnalogInput::nozzle_7:
    case AnalogInput::nozzle_8:
      return put(frame.water.nozzle[distance(AnalogInput::nozzle_1, input)], news);
    case AnalogInput::water_temperature:
      return put(frame.water.temperature, news);
    case AnalogInput::water_level:
      return put(frame.water.level, news);
    case AnalogInput::water_flow:
      return put(frame.water.flow, news);
    case AnalogInput::heat_1_a:
    case AnalogInput::heat_1_b:
    case AnalogInput::heat_2_a:
    case AnalogInput::heat_2_b:
    case AnalogInput::heat_3_a:
    case AnalogInput::heat_3_b: {
      const std::size_t place = distance(AnalogInput::heat_1_a, input);
      return put(frame.heat[place / kThermistorsPerZone][place % kThermistorsPerZone], news);
    }
  }
}

}  // namespace

void renew(SensorFrame& frame, const AnalogScale& scale, double reading, TimePoint acquired,
           Validity validity) noexcept {
  const bool possible =
      std::isfinite(reading) && reading >= scale.lowest && reading <= scale.highest;
  put(frame, scale.input,
      {.value = possible ? scale.zero + scale.gain * reading : 0.0,
       .acquired = acquired,
       .validity = validity == Validity::good && !possible ? Validity::faulty : validity});
}

}  // namespace knead::board
