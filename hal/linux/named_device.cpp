#include "hal/linux/named_device.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <string>
#include <vector>

#include "hal/linux/attribute.hpp"
#include "hal/linux/device_error.hpp"

namespace knead::board {

namespace fs = std::filesystem;

namespace {

struct Found {
  fs::path folder;
  std::string name;
  std::string label;
  std::string address;  ///< "20" on an I2C device called 1-0020; empty elsewhere
};

std::string text_or_empty(const fs::path& path) {
  std::error_code absent;
  return fs::exists(path, absent) ? read_attribute({}, path).value_or("") : "";
}

/// The entry is a link into /sys/devices, where the chip that it belongs to is a folder above it
/// (hwmon has one more in between).
std::string address_of(const fs::path& entry) {
  std::error_code none;
  fs::path folder = fs::canonical(entry, none).parent_path();
  if (folder.filename() == "hwmon") folder = folder.parent_path();
  const std::string chip = folder.filename().string();
  const std::size_t dash = chip.find('-');
  if (none || dash == std::string::npos) return {};
  const std::size_t digits = chip.find_first_not_of('0', dash + 1);
  return digits == std::string::npos ? std::string{} : chip.substr(digits);
}

std::vector<Found> devices_in(const DeviceClass& where) {
  std::vector<Found> found;
  std::error_code absent;
  for (const auto& entry : fs::directory_iterator(where.devices, absent)) {
    const fs::path& path = entry.path();
    if (!path.filename().string().starts_with(where.prefix)) continue;
    found.push_back(
        {path, text_or_empty(path / "name"), text_or_empty(path / "label"), address_of(path)});
  }
  std::ranges::sort(found, {}, &Found::folder);
  return found;
}

/// How the chair's file would call it.
std::string full_name(const Found& device) {
  if (!device.label.empty()) return device.label;
  return device.address.empty() ? device.name : device.name + "@" + device.address;
}

std::string listed(const std::vector<Found>& devices) {
  std::string text;
  for (const Found& device : devices) {
    text += (text.empty() ? "" : ", ") + full_name(device);
  }
  return text.empty() ? "none" : text;
}

}  // namespace

Result<fs::path> find_device(const DeviceClass& where, std::string_view asked) {
  const std::vector<Found> all = devices_in(where);
  std::vector<Found> fitting;
  std::ranges::copy_if(all, std::back_inserter(fitting), [&](const Found& device) {
    return device.label == asked || device.name == asked || full_name(device) == asked;
  });
  const std::string called = fmt::format("{} \"{}\"", where.what, asked);
  if (fitting.empty()) {
    return device_failure(called, where.devices.string(), ENOENT,
                          fmt::format("connect it, load its driver or correct the name; there "
                                      "are: {}",
                                      listed(all)));
  }
  if (fitting.size() > 1) {
    return device_failure(called, where.devices.string(), 0,
                          fmt::format("{} devices are called that: give them labels in the device "
                                      "tree, or say name@address; there are: {}",
                                      fitting.size(), listed(all)));
  }
  return fitting.front().folder;
}

}  // namespace knead::board
