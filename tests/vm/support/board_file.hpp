// The wiring of the test board as the file that kneadd reads: what TestBoard says, in the words of
// config/linux/*.toml.
#pragma once

#include <string>

#include "hal/linux/linux_description.hpp"

namespace knead::vm {

[[nodiscard]] std::string board_file(const board::LinuxDescription& board);

}  // namespace knead::vm
