#include "daemon/doctor/device_checks.hpp"

#include <fmt/format.h>

namespace knead::doctor {

namespace {

Finding check_device(const DeviceFacts& device) {
  Finding finding{.group = "devices", .check = device.key, .limit = device.wanted};
  if (device.path.empty()) {
    finding.verdict = Verdict::red;
    finding.found = device.error.empty() ? "not found" : device.error;
    finding.cure = device.cure;
  } else if (!device.error.empty()) {
    finding.verdict = Verdict::red;
    finding.found = fmt::format("{}: {}", device.path.string(), device.error);
    finding.cure = device.cure;
  } else if (!device.may_open) {
    finding.verdict = Verdict::red;
    finding.found = fmt::format("{}: this user may not open it", device.path.string());
    finding.cure =
        "sudo udevadm control --reload && sudo udevadm trigger; for a shell: "
        "sudo adduser $USER knead-io, then log in anew";
  } else {
    finding.found = device.path.string();
  }
  return finding;
}

}  // namespace

Findings check_devices(const std::vector<DeviceFacts>& devices) {
  Findings findings;
  for (const DeviceFacts& device : devices) {
    findings.push_back(check_device(device));
  }
  return findings;
}

}  // namespace knead::doctor
