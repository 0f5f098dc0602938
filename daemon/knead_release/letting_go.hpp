// What is left to do for each kind of chair when its controller has died, told on standard error.
// Returns the exit code: 0, or 1 when something is not known to be off.
#pragma once

#include <filesystem>

namespace knead::release {

[[nodiscard]] int sim();

/// Turns off every line and channel that `wiring` (a file of kind "linux") names.
[[nodiscard]] int linux_board(const std::filesystem::path& wiring);

}  // namespace knead::release
