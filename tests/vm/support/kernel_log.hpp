// What the guest's kernel has said.
#pragma once

#include <cstddef>

namespace knead::vm {

/// How often softdog has bitten: with soft_noboot it says so and resets nothing.
[[nodiscard]] std::size_t watchdog_expiries();

}  // namespace knead::vm
