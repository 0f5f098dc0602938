// A reason with its circumstances, as a message: here numbers get their words. The message is
// refilled in place; once its strings have grown nothing is allocated. Not real-time.
#pragma once

#include "control/types/reason.hpp"
#include "control/types/result.hpp"
#include "knead/v1/event.pb.h"

namespace knead::wire {

/// Fills all but `sequence`, which only the stream of events has.
void to_wire(const ReasonEvent& event, v1::Event& message);

/// Errors: wrong_version when the reason or channel is unknown here.
[[nodiscard]] Result<void> from_wire(const v1::Event& message, ReasonEvent& event);

}  // namespace knead::wire
