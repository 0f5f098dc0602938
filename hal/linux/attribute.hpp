// sysfs attributes as text: how drivers read and write them at set-up. `device` is what the chair's
// file calls it; every error names it, the path, what the kernel said and the cure
// (device_error.hpp). Allocates; not real-time.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "control/types/result.hpp"

namespace knead::board {

/// The attribute's text without the newline at its end.
[[nodiscard]] Result<std::string> read_attribute(std::string_view device,
                                                 const std::filesystem::path& path);

/// A number as sysfs prints it. An error if there is anything but a number.
[[nodiscard]] Result<double> read_number(std::string_view device,
                                         const std::filesystem::path& path);

[[nodiscard]] Result<void> write_attribute(std::string_view device,
                                           const std::filesystem::path& path,
                                           std::string_view value);

}  // namespace knead::board
