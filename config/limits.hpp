// The gate's limits as a technician may set them: tighter than compiled, never looser.
#pragma once

#include "config/schema.hpp"
#include "control/types/gate_limits.hpp"

namespace knead::config {

[[nodiscard]] Section declare(GateLimits& limits);

}  // namespace knead::config
