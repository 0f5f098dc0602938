// One cycle between the program's own form and the one on disk and wire (recording.proto). Doubles
// go over bit for bit. A cycle is written against the one before it: what has not changed is left
// out. Not real-time: refilled messages take nothing from the heap, fresh ones do.
#pragma once

#include <string>

#include "control/types/result.hpp"
#include "hal/replay/recorded_cycle.hpp"
#include "knead/v1/recording.pb.h"

namespace knead::record {

/// Fills `message`. `before` null: nothing is left out. The cycle's number is the chunk's business.
void to_wire(const replay::RecordedCycle& cycle, const replay::RecordedCycle* before,
             v1::RecordedCycle& message);

/// Turns the cycle before into this one (a default one, for the first of a chunk). The message is
/// not trusted: errors say which part cannot be, and leave `cycle` in pieces.
[[nodiscard]] Result<void> from_wire(const v1::RecordedCycle& message,
                                     replay::RecordedCycle& cycle);

}  // namespace knead::record
