// Finds a Linux IIO device by what the chair's file calls it, and knows where its attributes are
// (Documentation/ABI/testing/sysfs-bus-iio). Set-up only; allocates.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "control/types/result.hpp"
#include "hal/linux/linux_description.hpp"

namespace knead::board {

struct IioDevice {
  std::string asked;             ///< as the chair's file calls it
  std::filesystem::path folder;  ///< /sys/bus/iio/devices/iio:deviceN
  std::filesystem::path node;    ///< /dev/iio:deviceN
};

/// By label, name or name@address (named_device.hpp).
[[nodiscard]] Result<IioDevice> find_iio_device(std::string_view asked, const KernelPaths& kernel);

/// A trigger by its `name`; the kernel knows it by that name too, so this only says that it is
/// there. Returns its folder.
[[nodiscard]] Result<std::filesystem::path> find_iio_trigger(std::string_view name,
                                                             const KernelPaths& kernel);

/// The attribute `what` ("scale", "offset") of a channel: its own, else the one that its kind
/// shares; an empty path when there is none. "voltage0-voltage1" shares "voltage-voltage",
/// "accel_x" shares "accel".
[[nodiscard]] std::filesystem::path channel_attribute(const IioDevice& device,
                                                      std::string_view channel,
                                                      std::string_view what);

/// (raw + offset) * scale is the reading in IIO's unit (millivolts, milli-degrees ...).
struct IioScaling {
  double offset = 0.0;
  double scale = 1.0;

  [[nodiscard]] double reading(double raw) const noexcept { return (raw + offset) * scale; }
};

/// A channel without `scale` or `offset` gives its readings as they are.
[[nodiscard]] Result<IioScaling> read_scaling(const IioDevice& device, std::string_view channel);

}  // namespace knead::board
