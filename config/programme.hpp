// Reads config/programmes/*.toml: massages as a therapist writes them, held to the care rules.
// Set-up only; allocates.
#pragma once

#include <filesystem>
#include <vector>

#include "config/errors.hpp"
#include "config/file_text.hpp"
#include "config/schema.hpp"
#include "control/types/programme.hpp"

namespace knead::config {

[[nodiscard]] Loaded<Programme> load_programme(const std::filesystem::path& path);
/// The same from a text that was read before.
[[nodiscard]] Loaded<Programme> parse_programme(const FileText& file);

/// The programme files of a folder, in the order in which they count. Errors: not_found, and
/// out_of_range for none or too many.
[[nodiscard]] Loaded<std::vector<std::filesystem::path>> programme_files(
    const std::filesystem::path& folder);

/// Every *.toml of the folder in the order of their file names; names must differ. One file with a
/// mistake refuses them all, with the mistakes of all files.
[[nodiscard]] Loaded<ProgrammeList> load_programmes(const std::filesystem::path& folder);

}  // namespace knead::config
