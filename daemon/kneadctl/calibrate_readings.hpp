// Readings before calibration from a running, released chair, for `kneadctl calibrate`.
#pragma once

#include <array>
#include <filesystem>
#include <vector>

#include "control/types/chair_description.hpp"
#include "control/types/result.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead::ctl {

struct Readings {
  ChairDescription chair{};  ///< as kneadd has it
  std::array<std::vector<Newton>, kSides> force;
  std::vector<PressureMap> back_mat;
  std::vector<PressureMap> seat_mat;
};

/// Listens for one and a half seconds; blocks. Errors: as Client::connect, refused while a session
/// runs or while readings are old.
[[nodiscard]] Result<Readings> measure(const std::filesystem::path& socket);

}  // namespace knead::ctl
