// Everything the chair says in one cycle, in engineering units by the HAL's nominal scaling (zero
// and span of this very chair are applied later, calibration.hpp). Trivially copyable; about 5 KiB.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>

#include "control/types/chair_description.hpp"
#include "control/types/sample.hpp"
#include "control/types/units.hpp"

namespace knead {

/// Contact pressure per cell, row-major, `rows x columns` of the mat's geometry; unused cells are
/// 0.
struct PressureMap {
  std::array<Kilopascal, kMaxMatCells> cells{};
};

/// The samples of all channels that arrived since the last cycle, oldest first. `Sample::sequence`
/// of the block counts samples: it is the number of the block's last one.
struct EmgBlock {
  std::uint32_t count = 0;  ///< samples per channel in this block, <= kMaxEmgPerCycle
  std::array<std::array<Volt, kEmgChannels>, kMaxEmgPerCycle> volts{};  ///< [sample][channel]
  std::array<bool, kEmgChannels> lead_off{};
};

struct RollerSensors {
  Sample<Newton> force;
  Sample<Millimetre> depth;
  Sample<Millimetre> lateral;
  Sample<Ampere> motor_current;
};

struct WaterSensors {
  Sample<Kilopascal> line_pressure;
  std::array<Sample<Kilopascal>, kMaxJets> nozzle;
  Sample<Celsius> temperature;
  Sample<Fraction> level;
  Sample<LitrePerMinute> flow;
};

/// The hand switch has three buttons; more than one may be held.
struct HandSwitch {
  bool ease = false;
  bool pain = false;
  bool stop = false;
};

struct DigitalInputs {
  bool estop_pressed = false;
  HandSwitch hand{};
  bool seat_occupied = false;
  bool enable_energised = false;  ///< read-back of the enable relay: power is on the actuators
};

struct SensorFrame {
  Sample<PressureMap> back_mat;
  Sample<PressureMap> seat_mat;
  Sample<EmgBlock> emg;
  Sample<Millimetre> carriage;
  std::array<RollerSensors, kSides> rollers;
  WaterSensors water;
  std::array<std::array<Sample<Celsius>, kThermistorsPerZone>, kHeatZones> heat;
  Sample<DigitalInputs> inputs;
};

static_assert(std::is_trivially_copyable_v<SensorFrame>);

}  // namespace knead
