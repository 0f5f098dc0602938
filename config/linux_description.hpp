// Reads config/linux/*.toml: how a chair is wired to a Linux board. Set-up only; allocates.
#pragma once

#include <filesystem>

#include "config/errors.hpp"
#include "config/schema.hpp"
#include "control/types/chair_description.hpp"
#include "hal/linux/linux_description.hpp"

namespace knead::config {

/// The wiring by itself: nothing is wired twice, and every range has two ends.
[[nodiscard]] Loaded<board::LinuxDescription> load_linux(const std::filesystem::path& path);

/// The same, and that it has all that this chair needs: each sensor the gate acts upon, each drive,
/// a cell for a cell.
[[nodiscard]] Loaded<board::LinuxDescription> load_linux(const std::filesystem::path& path,
                                                         const ChairDescription& chair);

/// The declaration of the file's keys, bound to `board`.
[[nodiscard]] Section declare(board::LinuxDescription& board);

}  // namespace knead::config
