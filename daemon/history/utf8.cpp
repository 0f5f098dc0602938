#include "daemon/history/utf8.hpp"

#include <cstddef>

namespace knead::history {

namespace {

struct Lead {
  std::size_t length = 0;  ///< bytes of the code point; 0: none begins so
  unsigned least = 0x80;   ///< of the second byte
  unsigned most = 0xBF;
};

/// RFC 3629, section 4: what is overlong or a surrogate shows in the second byte.
Lead lead_of(unsigned byte) {
  if (byte < 0x80U) return {.length = 1};
  if (byte < 0xC2U) return {};
  if (byte < 0xE0U) return {.length = 2};
  if (byte == 0xE0U) return {.length = 3, .least = 0xA0};
  if (byte == 0xEDU) return {.length = 3, .most = 0x9F};
  if (byte < 0xF0U) return {.length = 3};
  if (byte == 0xF0U) return {.length = 4, .least = 0x90};
  if (byte < 0xF4U) return {.length = 4};
  if (byte == 0xF4U) return {.length = 4, .most = 0x8F};
  return {};
}

}  // namespace

bool is_utf8(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  for (std::size_t i = 0; i < text.size();) {
    const Lead lead = lead_of(byte(i));
    if (lead.length == 0 || text.size() - i < lead.length) return false;
    for (std::size_t next = 1; next < lead.length; ++next) {
      const bool second = next == 1;
      const unsigned value = byte(i + next);
      if (value < (second ? lead.least : 0x80U) || value > (second ? lead.most : 0xBFU)) {
        return false;
      }
    }
    i += lead.length;
  }
  return true;
}

}  // namespace knead::history
