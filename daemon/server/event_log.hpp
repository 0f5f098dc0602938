// Reasons as lines of the log: words for people first, then key=value for journalctl and grep. The
// log is read by more than the person: of a reason that has a care rule, by the table or by the
// event, it has the code alone (docs/history.md). Protocol, displays and history have all of it.
// Never called from the cycle.
#pragma once

#include "control/types/reason.hpp"

namespace knead::daemon {

/// Hard faults are errors, input problems and body signals warnings, the rest information.
void log_event(const ReasonEvent& event);

}  // namespace knead::daemon
