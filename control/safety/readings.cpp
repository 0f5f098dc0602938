#include "control/safety/readings.hpp"

#include <algorithm>

namespace knead::safety {

namespace {

template <class T>
Trust judge_block(const Sample<T>& sample, TimePoint now, Duration limit) {
  if (sample.validity == Validity::faulty) return Trust::invalid;
  return sample.fresh(now, limit) ? Trust::good : Trust::stale;
}

Reading<Kilopascal> calibrated(const Sample<Kilopascal>& sample, const LinearCalibration& by,
                               TimePoint now, Duration limit) {
  Reading<Kilopascal> reading = judge(sample, now, limit);
  reading.value = Kilopascal(by.apply(reading.value.value()));
  return reading;
}

}  // namespace

bool HeatReading::good() const {
  return std::ranges::all_of(thermistor, [](const auto& t) { return t.good(); });
}

Celsius HeatReading::hotter() const {
  Celsius hottest = lowest();
  for (const Reading<Celsius>& t : thermistor) {
    if (t.good()) hottest = std::max(hottest, t.value);
  }
  return hottest;
}

Celsius HeatReading::spread() const {
  const auto [low, high] = std::ranges::minmax(
      thermistor, {}, [](const Reading<Celsius>& t) { return t.value.value(); });
  return high.value - low.value;
}

Readings read_sensors(TimePoint now, const SensorFrame& sensors, const Calibration& calibration,
                      const SensorAges& ages) noexcept {
  Readings readings;
  readings.at = now;
  for (Side side : kBothSides) {
    const RollerSensors& raw = sensors.rollers[index(side)];
    RollerReading& roller = readings.rollers[index(side)];
    roller.force = judge(raw.force, now, ages.force);
    roller.force.value = calibration.calibrated_force(side, roller.force.value);
    roller.depth = judge(raw.depth, now, ages.position);
    roller.lateral = judge(raw.lateral, now, ages.position);
  }
  readings.carriage = judge(sensors.carriage, now, ages.position);
  readings.mat = judge_block(sensors.back_mat, now, ages.mat);
  readings.mat_age = sensors.back_mat.age(now);
  readings.inputs = judge_block(sensors.inputs, now, ages.position);
  readings.inputs_age = sensors.inputs.age(now);
  readings.digital = sensors.inputs.value;
  readings.line_pressure =
      calibrated(sensors.water.line_pressure, calibration.line_pressure, now, ages.pressure);
  for (std::size_t jet = 0; jet < kMaxJets; ++jet) {
    readings.nozzle[jet] =
        calibrated(sensors.water.nozzle[jet], calibration.nozzle[jet], now, ages.pressure);
  }
  readings.water = judge(sensors.water.temperature, now, ages.temperature);
  for (std::size_t zone = 0; zone < kHeatZones; ++zone) {
    for (std::size_t t = 0; t < kThermistorsPerZone; ++t) {
      readings.heat[zone].thermistor[t] = judge(sensors.heat[zone][t], now, ages.temperature);
    }
  }
  return readings;
}

bool is_finite(const PressureMap& map) noexcept {
  return std::ranges::all_of(map.cells, [](Kilopascal cell) { return knead::is_finite(cell); });
}

}  // namespace knead::safety
