// Looks for every device that the board's file names, as the drivers look for it, and opens none: a
// running kneadd holds them. Set-up only.
#pragma once

#include <vector>

#include "daemon/doctor/board_facts.hpp"
#include "hal/linux/linux_description.hpp"

namespace knead::doctor {

/// One for each chip, single line, converter, trigger, thermometer and watchdog, in the order of
/// the file. The names of single channels are not looked at.
[[nodiscard]] std::vector<DeviceFacts> read_devices(const board::LinuxDescription& board,
                                                    const board::KernelPaths& paths);

}  // namespace knead::doctor
