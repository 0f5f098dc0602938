// Is this kernel one that the cycle can keep time on? Pure.
#pragma once

#include <optional>

#include "daemon/doctor/board_facts.hpp"
#include "daemon/doctor/finding.hpp"

namespace knead::doctor {

/// Version, PREEMPT_RT, throttling of real-time threads, governor, isolated processors,
/// clocksource. `wished_cpu` is `cpu` of kneadd.toml.
[[nodiscard]] Findings check_kernel(const KernelFacts& facts, std::optional<int> wished_cpu);

}  // namespace knead::doctor
