// How one channel's value lies in a scan, as the kernel says it in scan_elements/*_type:
// "le:s12/16>>4" is little-endian, signed, 12 bits in 16, shifted left by 4
// (Documentation/ABI/testing/sysfs-bus-iio).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "control/types/result.hpp"

namespace knead::board {

struct ScanType {
  bool big_endian = false;
  bool is_signed = false;
  std::uint8_t real_bits = 0;      ///< 1..64, those that carry the value
  std::uint8_t storage_bytes = 0;  ///< 1, 2, 4 or 8
  std::uint8_t shift = 0;          ///< the value's lowest bit lies here
};

/// `place` is the attribute's path, for the error. Refuses what this room cannot decode: repeated
/// elements and floats.
[[nodiscard]] Result<ScanType> parse_scan_type(std::string_view text, std::string_view place);

/// The value whose first storage byte is `at`. Unsigned values of 64 bits above the signed range
/// wrap. Real-time safe.
[[nodiscard]] std::int64_t decode(const ScanType& type, const std::byte* at) noexcept;

}  // namespace knead::board
