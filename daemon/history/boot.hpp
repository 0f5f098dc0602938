// Whether the wall clock can be what it was. A board without a battery for its clock comes up with
// the time at which it was switched off, until a network tells it better.
#pragma once

#include <string>

namespace knead::history {

/// Which start of this board it is, as the kernel names it; empty if it does not. Any thread.
[[nodiscard]] std::string boot_id();

/// True if something outside told this board the time since it was started (adjtimex(2)).
[[nodiscard]] bool clock_is_synchronised();

}  // namespace knead::history
