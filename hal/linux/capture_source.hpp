// A converter whose channels arrive together, scan by scan, each with the kernel's time. The driver
// behind it is a kernel buffer (Linux IIO); tests put a fake there. Called from the cycle: never
// waits, allocates nothing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "control/types/chair_description.hpp"
#include "control/types/time.hpp"

namespace knead::board {

inline constexpr std::size_t kMaxScanChannels = kMaxMatCells;

/// One scan: what its channels read, (raw + offset) * scale, in the order in which they were asked
/// for when the source was opened.
struct Scan {
  TimePoint acquired{};  ///< CLOCK_MONOTONIC, by the kernel
  std::array<double, kMaxScanChannels> values{};
};

class CaptureSource {
 public:
  virtual ~CaptureSource() = default;
  /// The next scan since the last call, oldest first; false when there is none now.
  [[nodiscard]] virtual bool next(Scan& scan) noexcept = 0;
  /// False once the device is gone (ENODEV, POLLERR or POLLHUP): it never comes back by itself.
  [[nodiscard]] virtual bool alive() const noexcept = 0;
  /// Scans that the kernel's buffer lost because nobody took them in time.
  [[nodiscard]] virtual std::uint64_t lost() const noexcept = 0;
};

}  // namespace knead::board
