#include "display/gateway/secret.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <sys/random.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace knead::display {

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  // Up to 256 bytes come whole or not at all (getrandom(2)).
  if (::getrandom(bytes.data(), count, 0) != static_cast<ssize_t>(count)) {
    std::abort();
  }
  return bytes;
}

std::string random_digits() {
  constexpr std::uint32_t kCodes = 100'000'000;
  // The last, incomplete run of codes would make its own likelier than the others.
  constexpr std::uint32_t kWholeRuns = UINT32_MAX - UINT32_MAX % kCodes;
  std::uint32_t number = kWholeRuns;
  while (number >= kWholeRuns) {
    const std::string bytes = random_bytes(sizeof(number));
    std::memcpy(&number, bytes.data(), sizeof(number));
  }
  const std::string digits = std::to_string(number % kCodes);
  return std::string(8 - digits.size(), '0') + digits;
}

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    std::abort();  // only without memory
  }
  return {digest.begin(), digest.end()};
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace knead::display
