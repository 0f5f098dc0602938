// A file that only its owner and group may read: a recording tells of a person's body. Not
// real-time.
#pragma once

#include <filesystem>
#include <fstream>

#include "control/types/result.hpp"

namespace knead::record {

/// Makes the file anew, or empties it, and opens it. Errors: io.
[[nodiscard]] Result<std::ofstream> new_file(const std::filesystem::path& path);

}  // namespace knead::record
