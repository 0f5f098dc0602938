// Buffered capture by the kernel's IIO: a trigger starts every conversion, the kernel stamps and
// keeps the scans, the cycle takes them with one read() that never waits. Plain sysfs and
// /dev/iio:deviceN instead of libiio: docs/decisions/0015-plain-iio.md.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "control/types/result.hpp"
#include "hal/linux/capture_source.hpp"
#include "hal/linux/findings.hpp"
#include "hal/linux/linux_description.hpp"

namespace knead::board {

/// Sets the device up (channels, trigger and its rate, clock, buffer) and starts it; the capture
/// ends with the source. `channels` as sysfs names them ("voltage0"), in the order of Scan::values.
/// Errors: no such device, trigger or channel; a device that gives no timestamps or another rate;
/// one that another program captures from. Appends to `findings` what was found. Not real-time.
[[nodiscard]] Result<std::unique_ptr<CaptureSource>> open_iio_capture(
    const Capture& capture, std::span<const std::string> channels, const KernelPaths& kernel,
    Findings& findings);

}  // namespace knead::board
