// Which PWM chip is which. Set-up only; allocates.
#pragma once

#include <string>

#include "control/types/result.hpp"
#include "hal/linux/linux_description.hpp"

namespace knead::board {

/// The folder of the chip whose device is called `chip`: by the device's place on its bus
/// ("1-0040", "fe20c000.pwm") or by its `name`. Errors: none (those that there are), more than one.
[[nodiscard]] Result<std::string> find_pwm_chip(const std::string& chip, const KernelPaths& paths);

/// A channel's folder under the chip's, exported if it was not. Waits up to a second for udev to
/// hand the files over. Errors: beyond the chip's channels, held by a driver, no rights.
[[nodiscard]] Result<std::string> export_channel(const std::string& chip_folder,
                                                 const PwmWire& wire);

/// For messages: 'pwm "1-0040" channel 3 (depth_left)'.
[[nodiscard]] std::string shown(const PwmWire& wire);

}  // namespace knead::board
