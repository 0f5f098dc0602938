// How a plant is reached. Plain data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "control/types/time.hpp"

namespace knead::bridge {

/// How long a plant may take for one answer, in wall time. A step of a slow plant takes some
/// milliseconds; one that takes seconds hangs. Assumed.
inline constexpr Duration kUsualPatience = 5s;

struct BridgeSettings {
  std::filesystem::path socket;  ///< the plant listens there
  Duration patience = kUsualPatience;
  std::uint64_t seed = 1;  ///< for the plant's dice
  std::string program_version{};
};

}  // namespace knead::bridge
