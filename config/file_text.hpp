// A configuration file as it stands, before anybody reads it as TOML: a recording keeps these.
// Set-up only; allocates.
#pragma once

#include <filesystem>
#include <string>

#include "config/errors.hpp"

namespace knead::config {

struct FileText {
  std::string path;  ///< where it stood: errors name it
  std::string text;
};

/// Errors: not_found, out_of_range for more than 1 MiB, io.
[[nodiscard]] Loaded<FileText> read_text(const std::filesystem::path& path);

}  // namespace knead::config
