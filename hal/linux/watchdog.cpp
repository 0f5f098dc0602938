#include "hal/linux/watchdog.hpp"

#include <fmt/format.h>
#include <linux/watchdog.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "hal/linux/device_error.hpp"
#include "hal/linux/kernel_number.hpp"

namespace knead::board {

namespace {

constexpr int kPetsInATimeout = 4;

std::string shown(const Watchdog& wish) {
  return wish.identity.empty() ? std::string("watchdog")
                               : fmt::format("watchdog \"{}\"", wish.identity);
}

/// The device of the watchdog that names itself so.
Result<std::string> find(const Watchdog& wish, const KernelPaths& paths) {
  if (!wish.device.empty()) return wish.device;
  if (wish.identity.empty()) return paths.dev + "/watchdog";
  const std::filesystem::path all = std::filesystem::path(paths.sys) / "class" / "watchdog";
  std::string others;
  std::error_code unreadable;
  for (const auto& entry : std::filesystem::directory_iterator(all, unreadable)) {
    std::ifstream file(entry.path() / "identity");
    std::string identity;
    std::getline(file, identity);
    if (identity == wish.identity) return paths.dev + "/" + entry.path().filename().string();
    others += fmt::format("{}\"{}\"", others.empty() ? "" : ", ", identity);
  }
  return device_failure(shown(wish), all.string(), ENOENT,
                        others.empty()
                            ? std::string("there is no watchdog: load its driver, or softdog")
                            : fmt::format("none calls itself so; there are {}", others));
}

}  // namespace

Result<std::unique_ptr<HardwareWatchdog>> HardwareWatchdog::open(const Watchdog& wish,
                                                                 const KernelPaths& paths,
                                                                 Findings& findings) {
  const Result<std::string> path = find(wish, paths);
  if (!path) return tl::unexpected(path.error());
  Descriptor device = open_file(*path, O_WRONLY);
  if (!device.is_open()) {
    return device_failure(shown(wish), *path, errno,
                          errno == EBUSY ? "another program holds it, often systemd: unset "
                                           "RuntimeWatchdogSec= in /etc/systemd/system.conf"
                                         : "");
  }
  watchdog_info info{};
  if (::ioctl(device.get(), WDIOC_GETSUPPORT, &info) != 0) {
    return device_failure(shown(wish), *path, errno, "this is no watchdog: name its device");
  }
  const auto wanted =
      static_cast<int>(std::chrono::ceil<std::chrono::seconds>(wish.timeout).count());
  int held = wanted;
  if (::ioctl(device.get(), WDIOC_SETTIMEOUT, &held) != 0 &&
      ::ioctl(device.get(), WDIOC_GETTIMEOUT, &held) != 0) {
    held = 0;
  }
  if (held <= 0 || held > 2 * wanted) {
    // It is armed since it was opened: without the magic close it would reset the board.
    static_cast<void>(::write(device.get(), "V", 1));
    return device_failure(shown(wish), *path, EINVAL,
                          fmt::format("it keeps {} s where the chair's file asks for {} s: give a "
                                      "timeout that it can keep",
                                      held, wanted));
  }
  findings.push_back(fmt::format(
      "{} ({}): \"{}\", bites after {} s{}", shown(wish), *path,
      reinterpret_cast<const char*>(info.identity), held,
      (info.options & WDIOF_MAGICCLOSE) != 0 ? "" : ", and cannot be disarmed once it is open"));
  return std::unique_ptr<HardwareWatchdog>(
      new HardwareWatchdog(std::move(device), std::chrono::seconds(held) / kPetsInATimeout));
}

HardwareWatchdog::~HardwareWatchdog() {
  // A driver with "nowayout" does not heed it: then the board resets, which is safe and told.
  if (device_.is_open()) static_cast<void>(::write(device_.get(), "V", 1));
}

void HardwareWatchdog::pet(TimePoint now) noexcept {
  if (ever_ && now - petted_ < interval_) return;
  ever_ = true;
  petted_ = now;
  int unused = 0;
  static_cast<void>(::ioctl(device_.get(), WDIOC_KEEPALIVE, &unused));
}

}  // namespace knead::board
