// One parsed TOML file and where its things stand. Internal to config: the only header that shows
// toml++. Set-up only; allocates.
#pragma once

#include <toml++/toml.h>
#include <filesystem>
#include <string>

#include "config/errors.hpp"
#include "config/file_text.hpp"

namespace knead::config {

struct Source {
  std::string file;  ///< as it was named by the caller: errors repeat it
  toml::table root;

  [[nodiscard]] std::string place(const toml::source_region& where) const;
};

/// Parses what was read. Errors: syntax, duplicate.
[[nodiscard]] Loaded<Source> parse_source(const FileText& file);

/// Reads and parses. A file with a syntax error (a key given twice is one for TOML) is not read any
/// further: that one error is all there is.
[[nodiscard]] Loaded<Source> open_source(const std::filesystem::path& path);

}  // namespace knead::config
