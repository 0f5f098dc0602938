// Reads config/chairs/*.toml: what a chair is, as data. Set-up only; allocates.
#pragma once

#include <filesystem>

#include "config/errors.hpp"
#include "config/file_text.hpp"
#include "config/schema.hpp"
#include "control/types/chair_description.hpp"

namespace knead::config {

/// Every key of a chair must be given: the geometry of another chair is no default.
[[nodiscard]] Loaded<ChairDescription> load_chair(const std::filesystem::path& path);

/// The same from a text that was read before.
[[nodiscard]] Loaded<ChairDescription> parse_chair(const FileText& file);

/// The declaration of the file's keys, bound to `chair`.
[[nodiscard]] Section declare(ChairDescription& chair);

}  // namespace knead::config
