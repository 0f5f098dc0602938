// Reasons as lines of the log: words for people first, then key=value for journalctl and grep.
// Never called from the cycle.
#pragma once

#include "control/types/reason.hpp"

namespace knead::daemon {

/// Hard faults are errors, input problems and body signals warnings, the rest information.
void log_event(const ReasonEvent& event);

}  // namespace knead::daemon
