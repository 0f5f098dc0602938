// Looks at the kernel: /proc and /sys. Set-up only.
#pragma once

#include "daemon/doctor/board_facts.hpp"
#include "daemon/doctor/root.hpp"

namespace knead::doctor {

/// What cannot be read stays empty. `machine` is as uname -m says.
[[nodiscard]] KernelFacts read_kernel(const Root& root, std::string machine);

}  // namespace knead::doctor
