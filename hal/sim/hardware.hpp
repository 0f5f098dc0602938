// What differs between two chairs of one make, drawn from the seed. Set-up only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "control/types/chair_description.hpp"

namespace knead::sim {

struct Hardware {
  double pump_lag_s = 0.15;   ///< 0.05..0.3 (DESIGN: jet valve and pump lag 50 to 300 ms)
  double pump_gain = 1.0;     ///< 0.95..1.05: pressure reached over pressure asked; assumed
  double valve_lag_s = 0.06;  ///< 60 to 100 % of what the chair promises at most; assumed
  double room_degc = 23.0;    ///< 18..28; assumed
  /// -0.3..0.3; assumed
  std::array<std::array<double, kThermistorsPerZone>, kHeatZones> thermistor_offset_degc{};
};

[[nodiscard]] Hardware draw_hardware(const ChairDescription& chair, std::uint64_t seed);

}  // namespace knead::sim
