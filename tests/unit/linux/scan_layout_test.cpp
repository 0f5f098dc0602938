#include "hal/linux/scan_layout.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace knead::board {
namespace {

ScanElement element(unsigned index, std::uint8_t bytes) {
  ScanElement made;
  made.index = index;
  made.type.storage_bytes = bytes;
  return made;
}

TEST(ScanLayout, channels_lie_in_the_order_of_their_scan_index_whatever_order_was_asked_for) {
  const ScanLayout layout =
      lay_out(std::vector{element(7, 2), element(0, 2), element(3, 2), element(8, 8)});
  EXPECT_EQ(layout.offsets, (std::vector<std::size_t>{4, 0, 2, 8}));
  EXPECT_EQ(layout.scan_bytes, 16U);
}

TEST(ScanLayout, each_value_is_aligned_to_its_own_size_and_the_scan_to_the_largest) {
  const ScanLayout layout = lay_out(std::vector{element(0, 1), element(1, 4), element(2, 2)});
  EXPECT_EQ(layout.offsets, (std::vector<std::size_t>{0, 4, 8}));
  EXPECT_EQ(layout.scan_bytes, 12U);
}

}  // namespace
}  // namespace knead::board
