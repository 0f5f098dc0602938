// The readings of one cycle on the wire: only those that changed. Internal to the recording's
// codec.
#pragma once

#include "control/types/result.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/time.hpp"
#include "knead/v1/recording.pb.h"

namespace knead::record {

/// `before` null: every reading. `now` is the cycle's: ages count from it.
void to_wire(const SensorFrame& frame, const SensorFrame* before, TimePoint now,
             v1::RecordedSensors& message);

/// Puts what the message holds over the frame of the cycle before. Errors: out_of_range with the
/// part that cannot be.
[[nodiscard]] Result<void> from_wire(const v1::RecordedSensors& message, TimePoint now,
                                     SensorFrame& frame);

}  // namespace knead::record
