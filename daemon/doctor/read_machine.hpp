// Looks at memory, clocks and the folders that kneadd writes into. Set-up only.
#pragma once

#include "daemon/doctor/board_facts.hpp"
#include "daemon/doctor/root.hpp"

namespace knead::doctor {

/// /proc/meminfo under `root`; the clocks are this machine's.
[[nodiscard]] MachineFacts read_machine(const Root& root);

/// Writes a small file into `folder` a few times, each time to the disk, and removes it. A folder
/// that is not there is not made.
[[nodiscard]] FolderFacts read_folder(std::string what, const std::filesystem::path& folder);

}  // namespace knead::doctor
