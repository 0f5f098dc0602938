// Is every device that the chair's file names there, and may it be opened? Pure.
#pragma once

#include <vector>

#include "daemon/doctor/board_facts.hpp"
#include "daemon/doctor/finding.hpp"

namespace knead::doctor {

/// One finding a device, in the order of the chair's file.
[[nodiscard]] Findings check_devices(const std::vector<DeviceFacts>& devices);

}  // namespace knead::doctor
