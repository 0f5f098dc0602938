// Reads config/bodies/*.toml: one simulated person. Set-up only; allocates.
#pragma once

#include <filesystem>

#include "config/errors.hpp"
#include "config/schema.hpp"
#include "hal/sim/body.hpp"

namespace knead::config {

/// A key that is left away keeps the nominal person's value: bodies are told by how they differ.
[[nodiscard]] Loaded<sim::Body> load_body(const std::filesystem::path& path);

[[nodiscard]] Section declare(sim::Body& body);

}  // namespace knead::config
