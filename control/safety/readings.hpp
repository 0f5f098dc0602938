// Everything the gate takes from the sensors in one cycle, calibrated and judged once, so that no
// limit reads a raw sample and forgets to ask its age. Real-time safe.
#pragma once

#include <array>

#include "control/safety/reading.hpp"
#include "control/types/calibration.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead::safety {

struct RollerReading {
  Reading<Newton> force;  ///< calibrated
  Reading<Millimetre> depth;
  Reading<Millimetre> lateral;
};

struct HeatReading {
  std::array<Reading<Celsius>, kThermistorsPerZone> thermistor;

  [[nodiscard]] bool good() const;       ///< every thermistor may be believed
  [[nodiscard]] Celsius hotter() const;  ///< of those that may be believed; lowest() if none
  [[nodiscard]] Celsius spread() const;  ///< between the thermistors; meaningful while good()

  static constexpr Celsius lowest() { return Celsius(-273.15); }
};

struct Readings {
  TimePoint at{};
  std::array<RollerReading, kSides> rollers;
  Reading<Millimetre> carriage;
  Trust mat = Trust::stale;
  Duration mat_age{};
  Trust inputs = Trust::stale;
  Duration inputs_age{};
  DigitalInputs digital{};                           ///< meaningful only while `inputs` is good
  Reading<Kilopascal> line_pressure;                 ///< calibrated
  std::array<Reading<Kilopascal>, kMaxJets> nozzle;  ///< calibrated
  Reading<Celsius> water;
  std::array<HeatReading, kHeatZones> heat;

  [[nodiscard]] bool inputs_good() const { return inputs == Trust::good; }
};

/// The switches have no age of their own in SensorAges: an E-stop may not be older than a position.
[[nodiscard]] Readings read_sensors(TimePoint now, const SensorFrame& sensors,
                                    const Calibration& calibration,
                                    const SensorAges& ages) noexcept;

/// Is every cell of the mat a number? 256 comparisons: asked only while checking.
[[nodiscard]] bool is_finite(const PressureMap& map) noexcept;

}  // namespace knead::safety
