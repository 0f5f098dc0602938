// Where each channel lies in one scan of /dev/iio:deviceN. The kernel packs the enabled channels in
// the order of their scan index, each aligned to its own size, and the whole to the largest of them
// (iio_compute_scan_bytes). Set-up only.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "hal/linux/scan_type.hpp"

namespace knead::board {

struct ScanElement {
  unsigned index = 0;  ///< the kernel's scan index
  ScanType type{};
};

struct ScanLayout {
  std::vector<std::size_t> offsets;  ///< of each element, in the order they were given
  std::size_t scan_bytes = 0;
};

[[nodiscard]] ScanLayout lay_out(std::span<const ScanElement> elements);

}  // namespace knead::board
