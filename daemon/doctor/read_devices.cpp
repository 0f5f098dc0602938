#include "daemon/doctor/read_devices.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "hal/linux/gpio_request.hpp"
#include "hal/linux/iio_device.hpp"
#include "hal/linux/named_device.hpp"
#include "hal/linux/pwm_chip.hpp"

namespace knead::doctor {

namespace {

namespace fs = std::filesystem;

/// Each once, in the order in which the file names them first.
class Devices {
 public:
  Devices(const board::LinuxDescription& board, const board::KernelPaths& paths)
      : board_(board), paths_(paths) {}

  std::vector<DeviceFacts> all() {
    for (const auto& input : board_.inputs) line(input.at);
    for (const auto& output : board_.outputs) line(output.at);
    for (const auto& capture : board_.captures) {
      if (capture.data_ready.wired()) line(capture.data_ready);
      iio(capture.device, R_OK | W_OK);
      if (!capture.trigger.empty()) trigger(capture.trigger);
    }
    for (const auto& wire : board_.analog) {
      if (wire.interface == board::Interface::hwmon) {
        hwmon(wire.device);
      } else {
        iio(wire.device, F_OK);
      }
    }
    for (const auto& wire : board_.pwm) {
      pwm(wire.chip);
      if (wire.direction.wired()) line(wire.direction);
    }
    if (board_.watchdog.wired()) watchdog();
    return std::move(found_);
  }

 private:
  /// True the first time that this device is named.
  bool is_new(const std::string& key) { return named_.insert(key).second; }

  void keep(std::string key, std::string wanted, const Result<fs::path>& device,
            const fs::path& opened, int rights) {
    DeviceFacts facts{.key = std::move(key), .wanted = std::move(wanted)};
    if (device) {
      facts.path = *device;
      facts.may_open = ::access(opened.c_str(), rights) == 0;
    } else {
      facts.error = device.error().place;
      facts.cure = device.error().text;
    }
    found_.push_back(std::move(facts));
  }

  void gpio(const std::string& label) {
    if (!is_new("gpio " + label)) return;
    DeviceFacts facts{.key = fmt::format("gpio {}", label), .wanted = "a GPIO chip of this label"};
    std::string others;
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator(paths_.dev, unreadable)) {
      if (!entry.path().filename().string().starts_with("gpiochip")) continue;
      const auto here = board::chip_label(entry.path().string());
      if (here && *here == label) {
        facts.path = entry.path();
        facts.may_open = true;  // it has just been
        chips_[label] = entry.path();
      } else {
        others += fmt::format("{}{} \"{}\"", others.empty() ? "" : ", ", entry.path().string(),
                              here ? *here : "closed to this user");
      }
    }
    if (facts.path.empty()) {
      facts.error = others.empty() ? "there is no GPIO chip at all" : "there are " + others;
      facts.cure = "gpiodetect; load its driver, or name another chip in the board's file";
    }
    found_.push_back(std::move(facts));
  }

  void line(const board::LineWire& wire) {
    gpio(wire.chip);
    const auto chip = chips_.find(wire.chip);
    const std::string key = fmt::format("line {} of {}", wire.line, wire.chip);
    if (chip == chips_.end() || !is_new(key)) return;  // of a chip that is not there: said already
    DeviceFacts facts{.key = key,
                      .wanted = "a line of this name",
                      .path = chip->second,
                      .may_open = true,
                      .error = {},
                      .cure = {}};
    if (!board::has_line(chip->second.string(), wire.line).value_or(false)) {
      facts.error = "the chip has no line of this name";
      facts.cure = fmt::format(
          "gpioinfo {} shows those it has: name one of them in the board's file, or give it this "
          "name in the device tree (gpio-line-names)",
          chip->second.filename().string());
    }
    found_.push_back(std::move(facts));
  }

  void iio(const std::string& device, int rights) {
    if (!is_new("iio " + device)) return;
    const auto found = board::find_iio_device(device, paths_);
    keep("iio " + device, "an IIO device of this label or name",
         found ? Result<fs::path>(found->folder) : tl::unexpected(found.error()),
         found ? found->node : fs::path(), rights);
  }

  void trigger(const std::string& name) {
    if (!is_new("trigger " + name)) return;
    const auto found = board::find_iio_trigger(name, paths_);
    keep("trigger " + name, "an IIO trigger of this name", found, found ? *found : fs::path(),
         F_OK);
  }

  void hwmon(const std::string& device) {
    if (!is_new("hwmon " + device)) return;
    const auto found = board::find_device(
        {.what = "hwmon", .devices = fs::path(paths_.sys) / "class/hwmon", .prefix = "hwmon"},
        device);
    keep("hwmon " + device, "a hwmon device of this name", found, found ? *found : fs::path(),
         R_OK);
  }

  void pwm(const std::string& chip) {
    if (!is_new("pwm " + chip)) return;
    const auto found = board::find_pwm_chip(chip, paths_);
    keep("pwm " + chip, "a PWM chip of this place or name",
         found ? Result<fs::path>(*found) : tl::unexpected(found.error()),
         found ? fs::path(*found) / "export" : fs::path(), W_OK);
  }

  [[nodiscard]] fs::path watchdog_named(const std::string& wanted) const {
    std::error_code unreadable;
    for (const auto& entry :
         fs::directory_iterator(fs::path(paths_.sys) / "class/watchdog", unreadable)) {
      std::ifstream file(entry.path() / "identity");
      std::string identity;
      std::getline(file, identity);
      if (identity == wanted) return fs::path(paths_.dev) / entry.path().filename();
    }
    return {};
  }

  void watchdog() {
    const board::Watchdog& wish = board_.watchdog;
    DeviceFacts facts{.key = "watchdog",
                      .wanted = wish.identity.empty() ? wish.device : wish.identity};
    facts.path = wish.identity.empty() ? fs::path(wish.device) : watchdog_named(wish.identity);
    facts.may_open = ::access(facts.path.c_str(), W_OK) == 0;
    if (facts.path.empty()) {
      facts.error = fmt::format("none in {}/class/watchdog calls itself so", paths_.sys);
      facts.cure =
          "cat /sys/class/watchdog/*/identity; sudo modprobe softdog where the board has none";
    }
    found_.push_back(std::move(facts));
  }

  const board::LinuxDescription& board_;
  const board::KernelPaths& paths_;
  std::set<std::string> named_;
  std::map<std::string, fs::path> chips_;  ///< that are there, by label
  std::vector<DeviceFacts> found_;
};

}  // namespace

std::vector<DeviceFacts> read_devices(const board::LinuxDescription& board,
                                      const board::KernelPaths& paths) {
  return Devices(board, paths).all();
}

}  // namespace knead::doctor
