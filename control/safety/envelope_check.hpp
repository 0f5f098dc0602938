// Is this an envelope that anybody could have meant? A wrong one is never repaired: it trips.
// An envelope that allows nothing (closed_envelope) is a right one. Real-time safe.
#pragma once

#include <optional>

#include "control/types/envelope.hpp"
#include "control/types/gate_limits.hpp"

namespace knead::safety {

struct EnvelopeFlaw {
  double value = 0.0;
  double limit = 0.0;
};

/// The first flaw found. Ceilings are held against kCompiledCeilings and not against the configured
/// limits: care need not know how a technician has tightened the gate, and the gate takes the lower
/// of the two anyway. `limits` gives the spine band's bounds.
[[nodiscard]] std::optional<EnvelopeFlaw> flaw_of(const Envelope& envelope,
                                                  const GateLimits& limits) noexcept;

}  // namespace knead::safety
