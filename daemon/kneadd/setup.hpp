// Everything that kneadd reads before it starts. Set-up only.
#pragma once

#include <filesystem>
#include <optional>

#include "config/daemon.hpp"
#include "config/errors.hpp"
#include "config/file_set.hpp"
#include "control/types/calibration.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/programme.hpp"

namespace knead::daemon {

struct Setup {
  config::FileSet files{};  ///< as they stood: every recording carries them
  config::DaemonConfig config{};
  ChairDescription chair{};
  Calibration calibration{};
  ProgrammeList programmes{};
};

/// Reads kneadd.toml and the files that it names; the mistakes of all of them together. With a
/// `recording` the controller is the one that is in it; socket and display are of kneadd.toml all
/// the same, and nothing is remembered.
[[nodiscard]] config::Loaded<Setup> load_setup(
    const std::filesystem::path& config_file,
    const std::optional<std::filesystem::path>& recording);

}  // namespace knead::daemon
