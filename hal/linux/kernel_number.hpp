// The one way in which drivers write a number to an attribute of sysfs while the chair runs, and
// read it back. Real-time and async-signal-safe: one pwrite() or pread() on a descriptor that was
// opened before, the digits on the stack.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "hal/linux/descriptor.hpp"

namespace knead::board {

/// Not open, with errno, when the kernel refuses.
[[nodiscard]] inline Descriptor open_file(const std::string& path, int flags) {
  return Descriptor(::open(path.c_str(), flags | O_CLOEXEC));
}

/// False, with errno, when the kernel did not take all of it. The newline ends the number whatever
/// stood there before.
[[nodiscard]] inline bool write_number(int fd, std::int64_t number) noexcept {
  std::array<char, 24> text;
  char* const end = std::to_chars(text.data(), text.data() + text.size() - 1, number).ptr;
  *end = '\n';
  const auto length = static_cast<std::size_t>(end + 1 - text.data());
  return ::pwrite(fd, text.data(), length, 0) == static_cast<ssize_t>(length);
}

/// Nothing, with errno, when it cannot be read; 0 in errno when it is no number.
[[nodiscard]] inline std::optional<std::int64_t> read_number(int fd) noexcept {
  std::array<char, 24> text;
  const ssize_t length = ::pread(fd, text.data(), text.size(), 0);
  if (length < 0) return std::nullopt;
  std::int64_t number = 0;
  if (std::from_chars(text.data(), text.data() + length, number).ec != std::errc{}) {
    errno = 0;
    return std::nullopt;
  }
  return number;
}

}  // namespace knead::board
