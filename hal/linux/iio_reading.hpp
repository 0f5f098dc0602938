// A slow channel of an IIO device, read by sysfs: in_<channel>_raw with its offset and scale.
#pragma once

#include <memory>

#include "control/types/result.hpp"
#include "hal/linux/findings.hpp"
#include "hal/linux/linux_description.hpp"
#include "hal/linux/slow_task.hpp"

namespace knead::board {

/// Finds the device by label or name and reads the channel once, so that a chip that does not
/// answer is an error of the start. `box` outlives the task and gets readings in IIO's unit. Not
/// real-time.
[[nodiscard]] Result<std::unique_ptr<SlowTask>> open_iio_reading(const AnalogWire& wire,
                                                                 ReadingBox& box,
                                                                 const KernelPaths& kernel,
                                                                 Findings& findings);

}  // namespace knead::board
