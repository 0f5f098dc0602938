// Reads config/programmes/*.toml: massages as a therapist writes them, held to the care rules.
// Set-up only; allocates.
#pragma once

#include <filesystem>

#include "config/errors.hpp"
#include "config/schema.hpp"
#include "control/types/programme.hpp"

namespace knead::config {

[[nodiscard]] Loaded<Programme> load_programme(const std::filesystem::path& path);

/// Every *.toml of the folder in the order of their file names; names must differ. One file with a
/// mistake refuses them all, with the mistakes of all files.
[[nodiscard]] Loaded<ProgrammeList> load_programmes(const std::filesystem::path& folder);

}  // namespace knead::config
