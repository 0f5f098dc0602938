#include "hal/linux/scan_layout.hpp"

#include <algorithm>
#include <numeric>

namespace knead::board {

namespace {

std::size_t align_up(std::size_t bytes, std::size_t to) { return (bytes + to - 1) / to * to; }

}  // namespace

ScanLayout lay_out(std::span<const ScanElement> elements) {
  std::vector<std::size_t> by_index(elements.size());
  std::iota(by_index.begin(), by_index.end(), std::size_t{0});
  std::ranges::sort(by_index, {}, [&](std::size_t i) { return elements[i].index; });

  ScanLayout layout{std::vector<std::size_t>(elements.size()), 0};
  std::size_t largest = 1;
  for (const std::size_t i : by_index) {
    const std::size_t bytes = elements[i].type.storage_bytes;
    layout.offsets[i] = align_up(layout.scan_bytes, bytes);
    layout.scan_bytes = layout.offsets[i] + bytes;
    largest = std::max(largest, bytes);
  }
  layout.scan_bytes = align_up(layout.scan_bytes, largest);
  return layout;
}

}  // namespace knead::board
