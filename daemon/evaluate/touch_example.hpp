// One person's session of touch as it is lived through, for pictures: what was asked, what the skin
// really felt, and the ceiling above it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "daemon/evaluate/touch_session.hpp"

namespace knead::evaluate {

struct TouchSample {
  double at_s = 0.0;  ///< since the first cycle of its session
  std::optional<TouchPart> part{};
  std::array<double, kSides> force_n{};  ///< true
  std::array<double, kSides> setpoint_n{};
  std::array<double, kSides> ceiling_n{};
  double line_kpa = 0.0;  ///< true
  double line_setpoint_kpa = 0.0;
  double surface_degc = 0.0;  ///< true, of the first pad
  double surface_setpoint_degc = 0.0;
};

struct TouchExample {
  std::uint64_t seed = 0;
  sim::Population population{};
  std::vector<TouchSample> samples{};  ///< every kSampledEvery
};
/// Often enough for a cough, which is over in some milliseconds.
inline constexpr Duration kSampledEvery = 2ms;

/// Runs both sessions, the quiet one first; some seconds.
[[nodiscard]] TouchExample touch_example(std::uint64_t seed, sim::Population population);

}  // namespace knead::evaluate
