#include "control/safety/frame_check.hpp"

#include <algorithm>

namespace knead::safety {

bool is_finite(const ActuatorFrame& unsafe_frame) noexcept {
  using knead::is_finite;
  const auto roller_ok = [](const RollerCommand& r) {
    return is_finite(r.depth) && is_finite(r.lateral) && is_finite(r.drive_speed);
  };
  const auto jet_ok = [](const JetCommand& j) {
    return is_finite(j.valve) && is_finite(j.pulse_rate) && is_finite(j.air);
  };
  return is_finite(unsafe_frame.carriage) && std::ranges::all_of(unsafe_frame.rollers, roller_ok) &&
         is_finite(unsafe_frame.line_pressure) && std::ranges::all_of(unsafe_frame.jets, jet_ok) &&
         is_finite(unsafe_frame.water_temperature) &&
         std::ranges::all_of(unsafe_frame.heat, [](Fraction f) { return is_finite(f); });
}

}  // namespace knead::safety
