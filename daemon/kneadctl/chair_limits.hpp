// What the chair that this kneadctl belongs to may give at most, and where that is written.
#pragma once

#include <filesystem>
#include <string>

#include "config/errors.hpp"
#include "control/care/prescription.hpp"

namespace knead::ctl {

struct ChairLimits {
  care::ChairCaps caps{};
  std::string source;  ///< "/etc/knead/kneadd.toml", or in words that there is none
};

/// Of that kneadd.toml; empty: of the one that is found, or the compiled ceilings where there is
/// none. Errors: the file that was named, or found, cannot be read.
[[nodiscard]] config::Loaded<ChairLimits> chair_limits(const std::filesystem::path& config);

}  // namespace knead::ctl
