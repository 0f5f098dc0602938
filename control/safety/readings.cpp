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

RollerReading judged(Side side, TimePoint now, const SensorFrame& sensors,
                     const Calibration& calibration, const SensorAges& ages) {
  const RollerSensors& raw = sensors.rollers[index(side)];
  RollerReading roller{.force = judge(raw.force, now, ages.force),
                       .depth = judge(raw.depth, now, ages.position),
                       .lateral = judge(raw.lateral, now, ages.position)};
  roller.force.value = calibration.calibrated_force(side, roller.force.value);
  return roller;
}

auto judged(const std::array<Sample<Kilopascal>, kMaxJets>& nozzles,
            const std::array<LinearCalibration, kMaxJets>& by, TimePoint now, Duration limit) {
  std::array<Reading<Kilopascal>, kMaxJets> readings;
  for (std::size_t jet = 0; jet < kMaxJets; ++jet) {
    readings[jet] = calibrated(nozzles[jet], by[jet], now, limit);
  }
  return readings;
}

auto judged(const std::array<std::array<Sample<Celsius>, kThermistorsPerZone>, kHeatZones>& zones,
            TimePoint now, Duration limit) {
  std::array<HeatReading, kHeatZones> readings;
  for (std::size_t zone = 0; zone < kHeatZones; ++zone) {
    for (std::size_t t = 0; t < kThermistorsPerZone; ++t) {
      readings[zone].thermistor[t] = judge(zones[zone][t], now, limit);
    }
  }
  return readings;
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
  const WaterSensors& water = sensors.water;
  // Made where it stays: 600 bytes that are neither cleared nor copied in every cycle.
  return {.at = now,
          .rollers = {judged(Side::left, now, sensors, calibration, ages),
                      judged(Side::right, now, sensors, calibration, ages)},
          .carriage = judge(sensors.carriage, now, ages.position),
          .mat = judge_block(sensors.back_mat, now, ages.mat),
          .mat_age = sensors.back_mat.age(now),
          .inputs = judge_block(sensors.inputs, now, ages.position),
          .inputs_age = sensors.inputs.age(now),
          .digital = sensors.inputs.value,
          .line_pressure =
              calibrated(water.line_pressure, calibration.line_pressure, now, ages.pressure),
          .nozzle = judged(water.nozzle, calibration.nozzle, now, ages.pressure),
          .water = judge(water.temperature, now, ages.temperature),
          .heat = judged(sensors.heat, now, ages.temperature)};
}

bool is_finite(const PressureMap& map) noexcept {
  return std::ranges::all_of(map.cells, [](Kilopascal cell) { return knead::is_finite(cell); });
}

}  // namespace knead::safety
