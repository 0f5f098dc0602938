#include "hal/linux/hwmon_reading.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <cerrno>
#include <filesystem>

#include "hal/linux/attribute.hpp"
#include "hal/linux/device_error.hpp"
#include "hal/linux/named_device.hpp"
#include "hal/linux/slow_reading.hpp"

namespace knead::board {

namespace fs = std::filesystem;

Result<std::unique_ptr<SlowTask>> open_hwmon_reading(const AnalogWire& wire, ReadingBox& box,
                                                     const KernelPaths& kernel,
                                                     Findings& findings) {
  const Result<fs::path> folder =
      find_device({"hwmon", fs::path(kernel.sys) / "class/hwmon", "hwmon"}, wire.device);
  if (!folder) return tl::unexpected(folder.error());
  const fs::path path = *folder / fmt::format("{}_input", wire.channel);
  if (const Result<double> reading = read_number(wire.device, path); !reading) {
    return tl::unexpected(reading.error());
  }
  Descriptor attribute(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!attribute.is_open()) return device_failure(wire.device, path.string(), errno, {});
  findings.push_back(
      fmt::format("hwmon \"{}\": {}: {}", wire.device, path.string(), name(wire.input)));
  return std::make_unique<SlowReading>(std::move(attribute), IioScaling{}, wire, box);
}

}  // namespace knead::board
