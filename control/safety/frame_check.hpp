// Is every number of a requested frame a number? Real-time safe.
#pragma once

#include "control/types/actuator_frame.hpp"

namespace knead::safety {

[[nodiscard]] bool is_finite(const ActuatorFrame& unsafe_frame) noexcept;

}  // namespace knead::safety
