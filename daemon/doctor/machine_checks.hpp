// Memory, clocks and the folders that kneadd writes into. Pure.
#pragma once

#include <vector>

#include "daemon/doctor/board_facts.hpp"
#include "daemon/doctor/finding.hpp"

namespace knead::doctor {

[[nodiscard]] Findings check_machine(const MachineFacts& facts);

/// `room_bytes` is what kneadd may fill in that folder: its recordings, or a history of many years.
[[nodiscard]] Finding check_folder(const FolderFacts& facts, std::uint64_t room_bytes);

}  // namespace knead::doctor
