#include "hal/linux/pwm_chip.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "hal/linux/device_error.hpp"
#include "hal/linux/kernel_number.hpp"

namespace knead::board {

namespace {

namespace fs = std::filesystem;

/// udev gives the files of a new channel their group some milliseconds after they are there.
constexpr auto kUdevPatience = std::chrono::seconds(1);
constexpr auto kUdevLook = std::chrono::milliseconds(10);

std::string first_line(const fs::path& file) {
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  return line;
}

std::string device_of(const fs::path& chip_folder) {
  std::error_code none;
  return fs::read_symlink(chip_folder / "device", none).filename().string();
}

bool writable(const std::string& folder) {
  return std::ranges::all_of(
      std::array{"/period", "/duty_cycle", "/enable"},
      [&](const char* file) { return ::access((folder + file).c_str(), W_OK) == 0; });
}

}  // namespace

std::string shown(const PwmWire& wire) {
  return fmt::format("pwm \"{}\" channel {} ({})", wire.chip, wire.channel, name(wire.output));
}

Result<std::string> find_pwm_chip(const std::string& chip, const KernelPaths& paths) {
  const fs::path all = fs::path(paths.sys) / "class" / "pwm";
  std::vector<std::string> found;
  std::vector<std::string> others;
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(all, unreadable)) {
    if (!entry.path().filename().string().starts_with("pwmchip")) continue;
    const std::string device = device_of(entry.path());
    if (device == chip || first_line(entry.path() / "device" / "name") == chip) {
      found.push_back(entry.path().string());
    } else {
      others.push_back(fmt::format("\"{}\"", device));
    }
  }
  std::ranges::sort(found);
  std::ranges::sort(others);
  const std::string label = fmt::format("pwm \"{}\"", chip);
  if (found.size() == 1) return found.front();
  if (found.size() > 1) {
    return device_failure(label, fmt::format("{}", fmt::join(found, ", ")), 0,
                          "more than one chip has this name: give the place on its bus instead, "
                          "such as \"1-0040\"");
  }
  return device_failure(
      label, all.string(), ENOENT,
      others.empty()
          ? std::string("there is no PWM chip at all: check that its driver is loaded")
          : fmt::format(
                "no chip is called so; there are {}: name one of these in the chair's file, "
                "or check that the driver of this one is loaded",
                fmt::join(others, ", ")));
}

Result<std::string> export_channel(const std::string& chip_folder, const PwmWire& wire) {
  const Descriptor count = open_file(chip_folder + "/npwm", O_RDONLY);
  const auto channels = read_number(count.get());
  if (!channels) return device_failure(shown(wire), chip_folder + "/npwm", errno, "");
  if (wire.channel >= *channels) {
    return device_failure(shown(wire), chip_folder, ENXIO,
                          fmt::format("the chip has the channels 0 to {}", *channels - 1));
  }
  std::string folder = fmt::format("{}/pwm{}", chip_folder, wire.channel);
  if (!fs::exists(folder)) {
    const std::string door = chip_folder + "/export";
    const Descriptor exported = open_file(door, O_WRONLY);
    if (!exported.is_open()) return device_failure(shown(wire), door, errno, "");
    if (!write_number(exported.get(), wire.channel)) {
      return device_failure(shown(wire), door, errno,
                            errno == EBUSY ? "a driver of the kernel holds this channel (a fan, a "
                                             "backlight): take another, or its driver away"
                                           : "");
    }
  }
  const auto since = std::chrono::steady_clock::now();
  while (!writable(folder)) {
    if (std::chrono::steady_clock::now() - since > kUdevPatience) {
      return device_failure(shown(wire), folder, errno, "");
    }
    std::this_thread::sleep_for(kUdevLook);
  }
  return folder;
}

}  // namespace knead::board
