// Random bytes, digests and comparisons that take the same time for every guess. Not real-time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace knead::display {

inline constexpr std::size_t kTokenBytes = 32;

/// From the kernel. Ends the program when the kernel has none: there is no safe way to go on.
[[nodiscard]] std::string random_bytes(std::size_t count);
/// Eight decimal digits, each as likely as any other.
[[nodiscard]] std::string random_digits();
[[nodiscard]] std::string sha256(std::string_view bytes);
[[nodiscard]] std::string hex(std::string_view bytes);
/// Takes as long for a near miss as for any other of the same length.
[[nodiscard]] bool same_secret(std::string_view a, std::string_view b);

}  // namespace knead::display
