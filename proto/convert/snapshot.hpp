// A snapshot as a message, and back. Encoding refills a message in place: once its strings and
// lists have grown, nothing is allocated. Runs beside the cycle, never in it.
#pragma once

#include <cstddef>

#include "control/types/chair_description.hpp"
#include "control/types/result.hpp"
#include "control/types/snapshot.hpp"
#include "knead/v1/snapshot.pb.h"

namespace knead::wire {

/// Fills every field; `chair` says how many mat cells and jets are real.
void to_wire(const Snapshot& snapshot, const ChairDescription& chair, v1::Snapshot& message);

/// The inverse, for programs that draw: numbers come back to float precision, durations to 1 ms.
/// Gate events are not in a snapshot message and come back empty. Errors: wrong_version when a
/// state or reason is unknown here, out_of_range when a list is longer than its capacity.
[[nodiscard]] Result<void> from_wire(const v1::Snapshot& message, Snapshot& snapshot);

}  // namespace knead::wire
