// What each driver found when it was opened, a line each, for the log of the start:
// 'pwm 1-0040 (/sys/class/pwm/pwmchip0) channel 3: depth_left at 1000 Hz'.
#pragma once

#include <string>
#include <vector>

namespace knead::board {

using Findings = std::vector<std::string>;

}  // namespace knead::board
