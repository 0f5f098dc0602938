// What the chair is asked to do in a step, for the wire.
#pragma once

#include <cstddef>

#include "control/types/actuator_frame.hpp"
#include "knead/v1/plant.pb.h"

namespace knead::bridge {

/// `jets` is how many the chair has. Reuses what `message` holds already.
void to_wire(const ActuatorFrame& frame, std::size_t jets, v1::Actuators& message);

}  // namespace knead::bridge
