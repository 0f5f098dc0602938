// Takes scans apart as they come out of the kernel's buffer: values in IIO's unit, times, and how
// many are missing between them. No files: the bytes are passed in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "control/types/time.hpp"
#include "hal/linux/capture_source.hpp"
#include "hal/linux/iio_device.hpp"
#include "hal/linux/scan_type.hpp"

namespace knead::board {

struct ScanChannel {
  unsigned index = 0;  ///< the kernel's scan index
  ScanType type{};
  IioScaling scaling{};
};

class ScanDecoder {
 public:
  /// `period`: time from scan to scan. Set-up: allocates.
  ScanDecoder(std::span<const ScanChannel> channels, unsigned timestamp_index, ScanType timestamp,
              Duration period);

  [[nodiscard]] std::size_t scan_bytes() const noexcept { return scan_bytes_; }

  /// `bytes` is one scan. Real-time safe.
  void decode(std::span<const std::byte> bytes, Scan& scan) noexcept;

  /// Scans that are missing between those that were decoded, by their times.
  [[nodiscard]] std::uint64_t lost() const noexcept { return lost_; }

 private:
  struct Placed {
    std::size_t offset = 0;
    ScanType type{};
    IioScaling scaling{};
  };

  void count_missing(TimePoint at) noexcept;

  std::vector<Placed> channels_;
  Placed timestamp_{};
  std::size_t scan_bytes_ = 0;
  Duration period_;
  bool any_ = false;
  TimePoint newest_{};
  std::uint64_t lost_ = 0;
};

}  // namespace knead::board
