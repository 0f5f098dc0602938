#include "hal/bridge/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace knead::bridge {

namespace {

constexpr std::size_t kMostBytes = 200;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

}  // namespace

std::string words(double value) {
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                          std::chars_format::general, 6);
  return {digits.data(), error == std::errc() ? end : digits.data()};
}

std::string printable(std::string_view text) {
  std::string out(text.substr(0, kMostBytes));
  std::ranges::replace_if(out, is_control, '?');
  return out;
}

}  // namespace knead::bridge
