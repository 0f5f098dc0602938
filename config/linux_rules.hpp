// What only several keys of a Linux board's wiring can get wrong. Internal to config.
#pragma once

#include "config/read.hpp"
#include "control/types/chair_description.hpp"
#include "hal/linux/linux_description.hpp"

namespace knead::config {

/// Nothing is wired twice; what must be quick is captured; a dead wire means released.
void check_wiring(const board::LinuxDescription& linux, Reading& reading);

/// The chair has what it needs, and as fast as it says.
void check_complete(const board::LinuxDescription& linux, const ChairDescription& chair,
                    Reading& reading);

}  // namespace knead::config
