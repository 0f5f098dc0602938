#include "hal/linux/iio_reading.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <cerrno>

#include "hal/linux/attribute.hpp"
#include "hal/linux/device_error.hpp"
#include "hal/linux/iio_device.hpp"
#include "hal/linux/slow_reading.hpp"

namespace knead::board {

Result<std::unique_ptr<SlowTask>> open_iio_reading(const AnalogWire& wire, ReadingBox& box,
                                                   const KernelPaths& kernel, Findings& findings) {
  const Result<IioDevice> device = find_iio_device(wire.device, kernel);
  if (!device) return tl::unexpected(device.error());
  const std::filesystem::path path = device->folder / fmt::format("in_{}_raw", wire.channel);
  if (const Result<double> raw = read_number(wire.device, path); !raw) {
    return tl::unexpected(raw.error());
  }
  const Result<IioScaling> scaling = read_scaling(*device, wire.channel);
  if (!scaling) return tl::unexpected(scaling.error());
  Descriptor attribute(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!attribute.is_open()) return device_failure(wire.device, path.string(), errno, {});
  findings.push_back(
      fmt::format("iio \"{}\": {}: {}", wire.device, path.string(), name(wire.input)));
  return std::make_unique<SlowReading>(std::move(attribute), *scaling, wire, box);
}

}  // namespace knead::board
