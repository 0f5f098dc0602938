// What must hold before power is given: no trip condition, held or not, and a chair that is
// released, quiet and readable with somebody in it. Real-time safe.
#pragma once

#include <optional>

#include "control/safety/conditions.hpp"

namespace knead::safety {

/// The first thing that stands in the way; nullopt = ready. `conditions` has watched these facts.
[[nodiscard]] std::optional<Cause> first_unready(const Facts& facts,
                                                 const Conditions& conditions) noexcept;

}  // namespace knead::safety
