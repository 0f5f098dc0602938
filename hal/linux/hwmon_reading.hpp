// A sensor of the kernel's hardware monitoring: temperatures (temp1) in milli-degrees Celsius,
// voltages (in0) in millivolts, as Documentation/hwmon/sysfs-interface.rst has them.
#pragma once

#include <memory>

#include "control/types/result.hpp"
#include "hal/linux/findings.hpp"
#include "hal/linux/linux_description.hpp"
#include "hal/linux/slow_task.hpp"

namespace knead::board {

/// Finds the hwmon device by its `label` or `name` ("lm75"), or name@address where a board has
/// several ("lm75@48"), and reads the channel once. `box` outlives the task and gets what
/// <channel>_input prints. Not real-time.
[[nodiscard]] Result<std::unique_ptr<SlowTask>> open_hwmon_reading(const AnalogWire& wire,
                                                                   ReadingBox& box,
                                                                   const KernelPaths& kernel,
                                                                   Findings& findings);

}  // namespace knead::board
