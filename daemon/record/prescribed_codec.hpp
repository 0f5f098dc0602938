// What was prescribed for a person, in the recording of the request that started their massage. The
// scan's part of an envelope (borders, spine) is not of the prescription, and not recorded here.
#pragma once

#include "control/types/envelope.hpp"
#include "knead/v1/recording.pb.h"

namespace knead::record {

void to_wire(const Envelope& prescribed, v1::PrescribedLimits& message);

/// False, and `prescribed` half written, for what no prescription can be.
[[nodiscard]] bool from_wire(const v1::PrescribedLimits& message, Envelope& prescribed);

}  // namespace knead::record
