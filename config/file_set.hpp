// Every file that a controller is made of, as text: what a recording keeps, so that whoever plays
// it makes the same controller, with the keys of that day. Set-up only; allocates.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "config/daemon.hpp"
#include "config/errors.hpp"
#include "config/file_text.hpp"
#include "control/types/calibration.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/programme.hpp"

namespace knead::config {

struct FileSet {
  FileText daemon;
  FileText chair;
  std::optional<FileText> calibration;  ///< none: the sensors are nominal
  std::vector<FileText> programmes;     ///< in the order in which requests count them
};

/// What a controller and its gate are made of.
struct ControllerSetup {
  DaemonConfig config{};
  ChairDescription chair{};
  Calibration calibration{};
  ProgrammeList programmes{};
};

/// Reads kneadd.toml and the files that it names. `with_calibration` false leaves that one away: a
/// simulated chair is nominal.
[[nodiscard]] Loaded<FileSet> read_file_set(const std::filesystem::path& daemon_file,
                                            bool with_calibration);

/// Reads the texts as the loaders of the files would; all their mistakes together. Paths inside
/// them are not followed.
[[nodiscard]] Loaded<ControllerSetup> parse(const FileSet& files);

}  // namespace knead::config
