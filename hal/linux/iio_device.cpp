#include "hal/linux/iio_device.hpp"

#include <fmt/format.h>

#include <array>
#include <cctype>

#include "hal/linux/attribute.hpp"
#include "hal/linux/named_device.hpp"

namespace knead::board {

namespace fs = std::filesystem;

namespace {

fs::path devices_of(const KernelPaths& kernel) { return fs::path(kernel.sys) / "bus/iio/devices"; }

}  // namespace

Result<IioDevice> find_iio_device(std::string_view asked, const KernelPaths& kernel) {
  const Result<fs::path> folder = find_device({"iio", devices_of(kernel), "iio:device"}, asked);
  if (!folder) return tl::unexpected(folder.error());
  return IioDevice{std::string(asked), *folder, fs::path(kernel.dev) / folder->filename()};
}

Result<fs::path> find_iio_trigger(std::string_view name, const KernelPaths& kernel) {
  return find_device({"iio trigger", devices_of(kernel), "trigger"}, name);
}

fs::path channel_attribute(const IioDevice& device, std::string_view channel,
                           std::string_view what) {
  std::string kind(channel);
  std::erase_if(kind, [](unsigned char c) { return std::isdigit(c) != 0; });
  const std::array<std::string, 3> names{std::string(channel), kind,
                                         kind.substr(0, kind.find('_'))};
  for (const std::string& name : names) {
    const fs::path path = device.folder / fmt::format("in_{}_{}", name, what);
    std::error_code absent;
    if (fs::exists(path, absent)) return path;
  }
  return {};
}

Result<IioScaling> read_scaling(const IioDevice& device, std::string_view channel) {
  IioScaling scaling;
  const auto read = [&](std::string_view what, double& into) -> Result<void> {
    const fs::path path = channel_attribute(device, channel, what);
    if (path.empty()) return {};
    const Result<double> number = read_number(device.asked, path);
    if (!number) return tl::unexpected(number.error());
    into = *number;
    return {};
  };
  if (Result<void> offset = read("offset", scaling.offset); !offset) {
    return tl::unexpected(offset.error());
  }
  if (Result<void> scale = read("scale", scaling.scale); !scale) {
    return tl::unexpected(scale.error());
  }
  return scaling;
}

}  // namespace knead::board
