// Makes a thread keep time: memory locked, stack touched, SCHED_FIFO, a processor of its own. Each
// refusal of the kernel comes back with what to change. Set-up only.
#pragma once

#include <optional>

#include "control/types/result.hpp"

namespace knead::daemon {

/// Locks all memory of the process, now and later, and keeps freed memory from going back to the
/// kernel, so that no page is waited for in the cycle. Call before the cycle's thread starts.
[[nodiscard]] Result<void> lock_memory();

struct Timekeeping {
  int priority = 45;         ///< SCHED_FIFO; DESIGN "one cycle": 40 to 50, below the kernel's own
  std::optional<int> cpu{};  ///< the processor to stay on; none = wherever the kernel likes
};

/// For the calling thread: touches its stack, takes the processor, takes the priority.
[[nodiscard]] Result<void> keep_time(const Timekeeping& wish);

}  // namespace knead::daemon
