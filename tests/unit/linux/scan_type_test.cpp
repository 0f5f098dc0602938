#include "hal/linux/scan_type.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <limits>

namespace knead::board {
namespace {

std::int64_t decoded(std::string_view type, std::initializer_list<unsigned> bytes) {
  std::array<std::byte, 8> storage{};
  std::size_t at = 0;
  for (const unsigned byte : bytes) storage[at++] = std::byte(byte);
  return decode(parse_scan_type(type, "type").value(), storage.data());
}

TEST(ScanType, the_byte_order_is_the_one_that_the_kernel_says) {
  EXPECT_EQ(decoded("le:u16/16>>0", {0x34, 0x12}), 0x1234);
  EXPECT_EQ(decoded("be:u16/16>>0", {0x12, 0x34}), 0x1234);
  EXPECT_EQ(decoded("be:u24/32>>0", {0xff, 0x01, 0x02, 0x03}), 0x010203);
}

TEST(ScanType, what_lies_around_the_value_is_cut_off) {
  // AD7998: four bits of channel number above twelve of value.
  EXPECT_EQ(decoded("be:u12/16>>0", {0x5a, 0xbc}), 0xabc);
  // ADS1015: twelve bits at the top of sixteen.
  EXPECT_EQ(decoded("le:s12/16>>4", {0x0f, 0x80}), -2048);
}

TEST(ScanType, a_signed_value_keeps_its_sign) {
  EXPECT_EQ(decoded("le:s16/16>>0", {0xff, 0xff}), -1);
  EXPECT_EQ(decoded("be:s24/32>>8", {0xff, 0xff, 0xfe, 0x00}), -2);
  EXPECT_EQ(decoded("le:s64/64>>0", {0, 0, 0, 0, 0, 0, 0, 0x80}),
            std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(decoded("le:u16/16>>0", {0xff, 0xff}), 65535);
}

TEST(ScanType, a_type_that_cannot_be_decoded_is_refused_with_its_path) {
  for (const std::string_view text :
       {"", "me:s16/16>>0", "le:f32/32>>0", "le:s16/16X2>>0", "le:s16/12>>0", "le:s0/16>>0",
        "le:s12/16>>5", "le:s17/16>>0", "le:s16/16", "le:s16/16>>0x"}) {
    const Result<ScanType> type = parse_scan_type(text, "/sys/in_voltage0_type");
    ASSERT_FALSE(type) << text;
    EXPECT_EQ(type.error().place, "/sys/in_voltage0_type");
  }
}

}  // namespace
}  // namespace knead::board
