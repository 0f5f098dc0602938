#include "hal/linux/scan_type.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string>

namespace knead::board {

namespace {

constexpr unsigned kByteBits = 8;

/// Takes a number off the front of `text`; false if there is none.
bool take_number(std::string_view& text, unsigned& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return error == std::errc{};
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) {
    return false;
  }
  text.remove_prefix(prefix.size());
  return true;
}

}  // namespace

Result<ScanType> parse_scan_type(std::string_view text, std::string_view place) {
  std::string_view rest = text;
  const auto refuse = [&] {
    return failure(ErrorCode::syntax, std::string(place),
                   fmt::format("'{}' is no scan type that can be decoded here, as le:s16/16>>0 "
                               "is: capture another channel",
                               text));
  };
  ScanType type;
  type.big_endian = rest.starts_with("be:");
  if (!take(rest, "be:") && !take(rest, "le:")) {
    return refuse();
  }
  type.is_signed = rest.starts_with("s");
  if (!take(rest, "s") && !take(rest, "u")) {
    return refuse();
  }
  unsigned real = 0;
  unsigned storage = 0;
  unsigned shift = 0;
  if (!take_number(rest, real) || !take(rest, "/") || !take_number(rest, storage) ||
      !take(rest, ">>") || !take_number(rest, shift) || !rest.empty()) {
    return refuse();
  }
  const bool whole_bytes = storage == 8 || storage == 16 || storage == 32 || storage == 64;
  if (real == 0 || !whole_bytes || real > storage || shift > storage - real) {
    return refuse();
  }
  type.real_bits = static_cast<std::uint8_t>(real);
  type.storage_bytes = static_cast<std::uint8_t>(storage / kByteBits);
  type.shift = static_cast<std::uint8_t>(shift);
  return type;
}

std::int64_t decode(const ScanType& type, const std::byte* at) noexcept {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < type.storage_bytes; ++i) {
    const std::size_t from = type.big_endian ? i : type.storage_bytes - 1U - i;
    bits = (bits << kByteBits) | std::to_integer<std::uint64_t>(at[from]);
  }
  constexpr unsigned kAllBits = 64;
  const unsigned unused = kAllBits - type.real_bits;
  // To the top and back down: cuts off what lies above the value and carries its sign.
  const std::uint64_t top = (bits >> type.shift) << unused;
  return type.is_signed ? static_cast<std::int64_t>(top) >> unused
                        : static_cast<std::int64_t>(top >> unused);
}

}  // namespace knead::board
