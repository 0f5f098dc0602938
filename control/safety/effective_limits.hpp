// The limits in force on this chair: of the compiled ceilings, the configuration and what the chair
// itself can do, the strictest of each. Set-up only.
#pragma once

#include "control/types/chair_description.hpp"
#include "control/types/gate_limits.hpp"

namespace knead::safety {

/// Never laxer than kCompiledCeilings in any field, whatever `configured` says. A configured value
/// that is not a number counts as not given; a negative one as 0.
/// Two speeds are not configurable, because for them lower is not safer: how fast a roller may back
/// off, and how fast a falling ceiling comes down ahead of it.
[[nodiscard]] GateLimits effective_limits(const GateLimits& configured,
                                          const ChairDescription& chair);

}  // namespace knead::safety
