// Finds a device in one of sysfs's classes by what the chair's file calls it, never by the number
// that the kernel happened to give it. Set-up only; allocates.
#pragma once

#include <filesystem>
#include <string_view>

#include "control/types/result.hpp"

namespace knead::board {

/// Where to look: the folder that lists the devices, and how their entries begin.
struct DeviceClass {
  std::string_view what;          ///< for errors: "iio", "hwmon"
  std::filesystem::path devices;  ///< /sys/bus/iio/devices
  std::string_view prefix;        ///< "iio:device"
};

/// The device's folder, by `label` (device tree) or `name` (driver). Chips of one driver without
/// labels are told apart by their address on the bus: "lm75@48" is the one on an I2C device called
/// N-0048. An error lists what is there, and asks for more when two fit.
[[nodiscard]] Result<std::filesystem::path> find_device(const DeviceClass& where,
                                                        std::string_view asked);

}  // namespace knead::board
