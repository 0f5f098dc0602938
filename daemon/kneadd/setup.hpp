// Everything that kneadd reads before it starts. Set-up only.
#pragma once

#include <filesystem>

#include "config/daemon.hpp"
#include "config/errors.hpp"
#include "control/types/calibration.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/programme.hpp"

namespace knead::daemon {

struct Setup {
  config::DaemonConfig config{};
  ChairDescription chair{};
  Calibration calibration{};
  ProgrammeList programmes{};
};

/// Reads kneadd.toml and the files that it names; the mistakes of all of them together.
[[nodiscard]] config::Loaded<Setup> load_setup(const std::filesystem::path& config_file);

}  // namespace knead::daemon
