// Finds out what kneadd may do, or could do if this process were it. Set-up only.
#pragma once

#include <optional>

#include "daemon/doctor/board_facts.hpp"
#include "daemon/doctor/root.hpp"

namespace knead::doctor {

/// Of the running kneadd, by /proc; none when none runs.
[[nodiscard]] std::optional<RightsFacts> read_rights_of_kneadd(const Root& root);

/// Asks the kernel for SCHED_FIFO at `priority` (on a thread of its own, which ends with it) and
/// for all memory of this process, and gives both back.
[[nodiscard]] RightsFacts try_rights(int priority);

}  // namespace knead::doctor
